import { AuditOptionError, AuditStoreError } from '../../../domain/errors';
import { missingMethods } from '../../../domain/known-names';
import { settled } from '../../../domain/settled';
import { type CallLimits, unlessAborted, whileListening } from '../../../ports/call-limits';
import { within } from '../../../ports/clock';
import { Connection, type Patience } from './connection';
import type { ClientSource } from './connections';
import type { HearOfClient, PooledPgClient, PostgresPool } from './pg-client';
import { PoolLeftovers } from './pool-leftovers';

/** After how many unusable connections in a row the pool is given up: its program leaves all of them like that. */
const TRIES_MAX = 100;

/**
 * Connections from a pool of the program, which stays open. Many pools wait for a server without a limit; here the wait has one. If the
 * program has left something on a connection, that is closed, and another is taken.
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
    // A connection that comes too late goes back to the pool.
    lent.then(
      (late) => giveBack(late),
      () => undefined,
    );
    throw error;
  });
}

/** Whether the program has left nothing on a connection. If it does not even answer that, it goes back as broken. */
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
 * Takes a connection, and listens to it at once: it may break before a promise settles, and an `error` event without a listener would end
 * the process. So a pool of `pg` gets a callback. If a pool knows promises only, its promise is used.
 */
function borrow(pool: PostgresPool): Promise<PooledPgClient> {
  return new Promise((resolve, reject) => {
    const hear: HearOfClient = (error, client) => {
      try {
        // Only what has a message is an error: a pool of another package may pass some other value where there is none.
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
    // A pool that calls back returns no promise.
    settled(promised).then((client) => client && hear(undefined, Object(client)), reject);
  });
}

/** Released first: the pool listens again as soon as it has the connection back. */
function giveBack(client: PooledPgClient, isGood = true): void {
  client.release(!isGood);
  client.removeListener('error', ignore);
}

function ignore(): void {
  // The next statement over this connection reports it.
}

/** Has the code with which the server says that it has too many connections. */
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
