import { AuditOptionError, AuditUrlError } from '../../domain/errors';
import { describeValue, isObject } from '../../domain/harmless-text';
import { findUnknownName, missingMethods } from '../../domain/known-names';
import type { CallLimits } from '../../ports/call-limits';
import type { Engine } from '../../ports/engine';
import type { PostgresPool } from './connection/pg-client';
import { isPostgresUrl, readPostgresUrl } from './location/postgres-url';
import { PostgresEngine } from './postgres-engine';

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
  const given: unknown = options;
  const unknown = isObject(given) ? findUnknownName(given, ['pool', 'connectionString']) : undefined;
  if (!isObject(given) || unknown !== undefined) {
    const found = unknown === undefined ? describeValue(given) : `the option "${unknown.name}"`;
    throw new AuditOptionError(
      unknown?.name ?? '',
      `createPostgresEngine() takes { pool } or { connectionString }, not ${found}.`,
    );
  }
  if ('pool' in options) {
    refuseNoPool(options.pool);
    return PostgresEngine.over(options.pool);
  }
  const url: unknown = options.connectionString;
  const isNamed = typeof url === 'string' && isPostgresUrl(url);
  const location = isNamed ? readPostgresUrl(url) : 'must be a URL such as postgres://host:5432/database';
  if (typeof location === 'string') {
    throw new AuditUrlError(`The connectionString of createPostgresEngine() ${location}.`);
  }
  return await PostgresEngine.open(location, limits);
}

function refuseNoPool(pool: unknown): void {
  const isClient = isObject(pool) && PARTS_OF_CLIENT.some((name) => name in pool);
  if (isClient || missingMethods(pool, ['connect']).length > 0) {
    const given = isClient ? 'one connection' : describeValue(pool);
    throw new AuditOptionError(
      'pool',
      `The pool of createPostgresEngine() must be a Pool of pg, not ${given}. Give it new Pool() of pg; or a URL as connectionString.`,
    );
  }
}
