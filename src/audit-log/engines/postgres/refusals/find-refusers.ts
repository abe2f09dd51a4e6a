import { TRIGGERS } from '../chain/expected-schema';
import { OURS } from '../chain/our-tables';
import type { Connection } from '../connection/connection';
import type { Connections } from '../connection/connections';
import { isOnTheWay } from './refusing-tables';

const OWN = JSON.stringify(TRIGGERS.map(([table, name]) => [table, name]));

/** Leaves out our own triggers, because they refuse nothing that the log does. */
const LIST_TRIGGERS = `WITH ${OURS}
  SELECT DISTINCT 'the trigger ' || tgname || ' of ' || relname
  FROM found JOIN pg_catalog.pg_trigger ON tgrelid = found.oid JOIN pg_catalog.pg_proc ON pg_proc.oid = tgfoid
  WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND NOT (proname = 'audit_guard' AND EXISTS (
    SELECT FROM jsonb_array_elements($1::jsonb) AS own WHERE (own ->> 0, own ->> 1) = (named, tgname::text)
  )) ORDER BY 1`;

/**
 * Lists the triggers of others on our tables that may have refused a statement: the server reports their message, but not their name. Lists
 * none if the statement itself failed, and not something that it caused.
 */
export async function findRefusers(connections: Connections, error: unknown): Promise<readonly string[]> {
  if (!isOnTheWay(error)) {
    return [];
  }
  const ask = (connection: Connection) => connection.query({ text: LIST_TRIGGERS, values: [OWN] });
  // If this query fails as well, the caller still reports the first error.
  const found = await connections.use(ask).catch(() => []);
  return found.map(([trigger]) => String(trigger));
}
