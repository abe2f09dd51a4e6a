import { isObject } from '../../../domain/harmless-text';
import { missingMethods } from '../../../domain/known-names';

/** A connection of `pg`: a `Client`, or one that a `Pool` lends. Spelt out here, so that no program needs the types of `pg`. */
export interface PostgresClient {
  /** Puts a statement to the server. */
  query: (...given: never[]) => unknown;
  /** Only a `Pool` has this. A pool will not do, because it takes another connection for each statement. */
  readonly totalCount?: never;
}

/** Whether a value is a connection of `pg`, and no pool of them. */
export function isPostgresClient(client: unknown): client is PostgresClient {
  return isObject(client) && missingMethods(client, ['query']).length === 0 && !('totalCount' in client);
}
