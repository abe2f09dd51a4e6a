import { AuditOptionError } from '../../domain/errors';
import { missingMethods } from '../../domain/known-names';
import { unlessAborted } from '../../ports/call-limits';
import { within } from '../../ports/clock';
import type { Patience } from './connection';
import type { ClientSource } from './connections';
import type { HearOfClient, PooledPgClient, PostgresPool } from './pg-client';

/** Connections out of a pool of somebody else's, which stays open. Many pools wait for a server for ever; we do not. */
export function pooledClients(pool: PostgresPool, { clock, answerMs }: Patience): ClientSource {
  return {
    take: async ({ signal }) => {
      const lent = borrow(pool);
      const inTime = within(lent, { clock, durationMs: answerMs, late: noneLent });
      const client = await unlessAborted(inTime, signal).catch((error: unknown) => {
        // One that comes when nobody waits for it any more goes back.
        lent.then(
          (late) => giveBack(late),
          () => undefined,
        );
        throw error;
      });
      return { client, giveBack: (isGood) => giveBack(client, isGood) };
    },
    close: () => Promise.resolve(),
  };
}

/**
 * Takes a connection, and listens to it at once: it may break before a promise tells of it, and unheard that would end the process. So
 * a pool of `pg` is asked to call back; of one that only knows promises its promise is taken.
 */
function borrow(pool: PostgresPool): Promise<PooledPgClient> {
  return new Promise((resolve, reject) => {
    const hear: HearOfClient = (error, client) => {
      try {
        // A pool of another package may call back with what it lends, and with nothing before it.
        if (Object(error).message !== undefined) {
          throw error;
        }
        const pooled = asPooled(Object(client));
        pooled.on('error', ignore);
        resolve(pooled);
      } catch (refusal) {
        reject(refusal);
      }
    };
    const promised: unknown = Reflect.apply(pool.connect, pool, [hear]);
    // One that calls back promises nothing.
    Promise.resolve(promised).then((client) => client && hear(undefined, Object(client)), reject);
  });
}

/** The pool listens again as soon as it has it back. */
function giveBack(client: PooledPgClient, isGood = true): void {
  client.release(!isGood);
  client.removeListener('error', ignore);
}

function ignore(): void {
  // The next statement over it tells.
}

/** As the server itself says that it has too many connections. */
function noneLent(): Error {
  return Object.assign(new Error('the pool lends no connection'), { code: '53300' });
}

function asPooled(client: object): PooledPgClient {
  if (isPooled(client)) {
    return client;
  }
  throw new AuditOptionError(
    'pool',
    'The pool of createPostgresEngine() lends what is no connection of pg. Give it a Pool of pg; or a URL as connectionString.',
  );
}

function isPooled(client: object): client is PooledPgClient {
  return missingMethods(client, ['query', 'on', 'removeListener', 'release']).length === 0;
}
