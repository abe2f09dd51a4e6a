import { AuditOptionError } from '../../domain/errors';
import { missingMethods } from '../../domain/known-names';
import { unlessAborted } from '../../ports/call-limits';
import { within } from '../../ports/clock';
import type { Patience } from './connection';
import type { ClientSource } from './connections';
import type { PooledPgClient, PostgresPool } from './pg-client';

/** Connections out of a pool of somebody else's, which stays open. Many pools wait for a server for ever; we do not. */
export function pooledClients(pool: PostgresPool, { clock, answerMs }: Patience): ClientSource {
  return {
    take: async ({ signal }) => {
      const lent = pool.connect();
      const inTime = within(lent, { clock, durationMs: answerMs, late: noneLent });
      const client = await unlessAborted(inTime, signal).catch((error: unknown) => {
        // One that comes when nobody waits for it any more goes back.
        lent.then(asPooled).then(
          (late) => late.release(),
          () => undefined,
        );
        throw error;
      });
      const pooled = asPooled(client);
      return { client: pooled, giveBack: (isGood) => pooled.release(!isGood) };
    },
    close: () => Promise.resolve(),
  };
}

/** As the server itself says that it has too many connections. */
function noneLent(): Error {
  return Object.assign(new Error('the pool lends no connection'), { code: '53300' });
}

function asPooled(client: object): PooledPgClient {
  if (isPooled(client)) {
    return client;
  }
  throw new AuditOptionError('pool', 'The pool lends what is no connection of pg.');
}

function isPooled(client: object): client is PooledPgClient {
  return missingMethods(client, ['query', 'on', 'removeListener', 'release']).length === 0;
}
