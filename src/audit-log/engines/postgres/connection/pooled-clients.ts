import { AuditOptionError, AuditStoreError } from '../../../domain/errors';
import { missingMethods } from '../../../domain/known-names';
import { type CallLimits, unlessAborted, whileListening } from '../../../ports/call-limits';
import { within } from '../../../ports/clock';
import { Connection, type Patience } from './connection';
import type { ClientSource } from './connections';
import type { HearOfClient, PooledPgClient, PostgresPool } from './pg-client';
import { PoolLeftovers } from './pool-leftovers';

/** A pool of which this many connections one after another cannot be used has no other: its program makes them so. */
const TRIES_MAX = 100;

/**
 * Connections out of a pool of somebody else's, which stays open. Many pools wait for a server for ever; we do not. One on which the
 * program has left something is closed, and another is taken.
 */
export function pooledClients(pool: PostgresPool, patience: Patience): ClientSource {
  const leftovers = new PoolLeftovers();
  return {
    take: async (limits) => {
      for (let tries = 0; tries < TRIES_MAX; tries += 1) {
        const client = await borrowInTime(pool, patience, limits);
        if (await isUsable(client, leftovers, patience, limits)) {
          return { client, giveBack: (isGood) => giveBack(client, isGood) };
        }
        giveBack(client, false);
      }
      throw noneUsable();
    },
    close: () => Promise.resolve(),
  };
}

async function borrowInTime(
  pool: PostgresPool,
  { clock, answerMs }: Patience,
  { signal }: CallLimits,
): Promise<PooledPgClient> {
  const lent = borrow(pool);
  const inTime = within(lent, { clock, durationMs: answerMs, late: noneLent });
  return await unlessAborted(inTime, signal).catch((error: unknown) => {
    // One that comes when nobody waits for it any more goes back.
    lent.then(
      (late) => giveBack(late),
      () => undefined,
    );
    throw error;
  });
}

/** Whether nothing is left on it. One that does not even answer that goes back as broken. */
async function isUsable(
  client: PooledPgClient,
  leftovers: PoolLeftovers,
  patience: Patience,
  { signal }: CallLimits,
): Promise<boolean> {
  const connection = new Connection(client, patience);
  try {
    const areNone = await whileListening(leftovers.areNone(connection), signal, () => connection.cancel());
    return areNone && connection.isGood;
  } catch (error) {
    giveBack(client, false);
    throw error;
  } finally {
    connection.leave();
  }
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

function noneUsable(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_BUSY',
    'The pool lends only connections with an open transaction, another role, or a search_path that leads away from the audit log. Look at what the program does with them before release(), and when they are made.',
  );
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
