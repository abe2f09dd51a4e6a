import { asked } from '../../domain/asked';
import { AuditOptionError, AuditUrlError } from '../../domain/errors';
import { readMembers } from '../../domain/given-members';
import { describeValue, isObject } from '../../domain/harmless-text';
import { missingMethods } from '../../domain/known-names';
import { loadPart } from '../../domain/load-part';
import type { CallLimits } from '../../ports/call-limits';
import type { Engine } from '../../ports/engine';
import type { PostgresPool } from './connection/pg-client';
import { isPostgresUrl, readPostgresUrl } from './location/postgres-url';

/** Where a PostgreSQL is: an existing `Pool`, or a URL. */
export type PostgresEngineOptions =
  | {
      /**
       * A `Pool` of `pg`, not of `pg.native`. The program may use it for other things, too. The audit log never closes it. Whether it keeps
       * the process alive is up to its own setting (`allowExitOnIdle`). The log uses at most three of its connections at a time.
       */
      readonly pool: PostgresPool;
    }
  | {
      /** A URL such as `postgres://user:password@host:5432/database`, as `databaseUrl` takes it. */
      readonly connectionString: string;
    };

/** A connection of `pg` has the first, one of `pg.native` the second, one of `pg-native` the third; no pool has any. */
const PARTS_OF_CLIENT = ['processID', 'native', 'pq'];

/**
 * Makes an engine that keeps the log in PostgreSQL. Use it for a pool: an `AuditService` takes a URL directly.
 *
 * @throws AuditOptionError (rejects) when neither a pool nor a URL is given, or something else.
 * @throws AuditUrlError (rejects) when the URL is not one of PostgreSQL.
 * @throws AuditStoreError (rejects) when the server cannot be reached; nothing is left open then. A pool is not asked for a connection yet.
 *
 * @example
 * ```ts
 * const audit = new AuditService({ createEngine: () => createPostgresEngine({ pool }) });
 * ```
 */
export async function createPostgresEngine(
  options: PostgresEngineOptions,
  limits?: CallLimits,
): Promise<Engine> {
  const given = readMembers(options, {
    whole: 'The options of createPostgresEngine()',
    part: 'option of createPostgresEngine()',
    names: ['pool', 'connectionString'],
    refuse: refusalOf(options),
  });
  if (asked(() => 'pool' in options, false)) {
    const pool = readPool(given.pool);
    return loadPostgresEngine().over(pool);
  }
  const location = locationOf(given.connectionString);
  if (typeof location === 'string') {
    throw new AuditUrlError(`The connectionString of createPostgresEngine() ${location}.`);
  }
  return await loadPostgresEngine().open(location, limits);
}

/** Loads what keeps a log in PostgreSQL. */
export function loadPostgresEngine() {
  return loadPart((): typeof import('./postgres-engine') => require('./postgres-engine')).PostgresEngine;
}

/** The message describes a value that is not text. It shows nothing of a text, which may contain a password. */
function locationOf(url: unknown): ReturnType<typeof readPostgresUrl> {
  if (typeof url === 'string' && isPostgresUrl(url)) {
    return readPostgresUrl(url);
  }
  const but = typeof url === 'string' ? '' : `, not ${describeValue(url)}`;
  return `must be a URL such as postgres://host:5432/database${but}`;
}

function refusalOf(options: unknown) {
  return (option: string, _message: string, cause?: unknown) => {
    const found = option === '' ? describeValue(options) : `the option "${option}"`;
    const why = cause === undefined ? '' : '; it cannot be read: a getter or a proxy of it throws';
    return new AuditOptionError(
      option,
      `createPostgresEngine() takes { pool } or { connectionString }, not ${found}${why}.`,
      cause,
    );
  };
}

function readPool(pool: unknown): PostgresPool {
  const isClient = asked(() => isObject(pool) && PARTS_OF_CLIENT.some((name) => name in pool), false);
  if (isClient || !isPool(pool)) {
    const given = isClient ? 'one connection' : describeValue(pool);
    throw new AuditOptionError(
      'pool',
      `The pool of createPostgresEngine() must be a Pool of pg, not ${given}. Give it new Pool() of pg; or a URL as connectionString.`,
    );
  }
  return pool;
}

function isPool(pool: unknown): pool is PostgresPool {
  return asked(() => missingMethods(pool, ['connect']).length === 0, false);
}
