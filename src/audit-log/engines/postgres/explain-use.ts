import { AuditStoreError } from '../../domain/errors';
import type { Connection } from './connection/connection';
import type { Connections } from './connection/connections';
import type { PostgresLocation } from './location/postgres-url';
import { explainPostgresFailure } from './refusals/explain-postgres-failure';
import { findRefusers } from './refusals/find-refusers';
import { findWhyReadOnly, READ_ONLY_CODE, ReadOnlyError } from './refusals/read-only-error';
import { findTimeLimit, TIMES, TimeLimitError } from './refusals/time-limit';
import { refuseIncomplete } from './tables/create-tables';

/** What the server says of a table that is not there. */
const NO_TABLE = '42P01';

/**
 * What to examine after a failure, by its code. If a table is missing: whether others are there. Then none is created anew, and everything
 * waits until somebody decides. If something took too long: which setting has ended it.
 */
const WHY = new Map<unknown, (connection: Connection, error: unknown) => Promise<unknown>>([
  ...Object.keys(TIMES).map((code) => [code, findTimeLimit] as const),
  [NO_TABLE, refuseIncomplete],
  [READ_ONLY_CODE, findWhyReadOnly],
]);

/** Makes a failed use of a connection an error that says what happened, with what the server can still tell of it. */
export async function explainUse(
  connections: Connections,
  error: unknown,
  { location, onlyReads }: { readonly location: PostgresLocation | undefined; readonly onlyReads: boolean },
): Promise<unknown> {
  const look = WHY.get(Object(error).code);
  const why =
    look === undefined
      ? undefined
      : await connections.use((connection) => look(connection, error)).catch((failure: unknown) => failure);
  const isKnown = [AuditStoreError, ReadOnlyError, TimeLimitError].some((kind) => why instanceof kind);
  const refusers = onlyReads ? [] : await findRefusers(connections, error);
  return explainPostgresFailure(location, isKnown ? why : error, { onlyReads, refusers });
}
