import { TRIGGERS } from '../chain/expected-schema';
import { OURS } from '../chain/our-tables';
import type { Connection } from '../connection/connection';
import type { Connections } from '../connection/connections';
import { isOnTheWay } from './refusing-tables';

const OWN = JSON.stringify(TRIGGERS.map(([table, name]) => [table, name]));

/** Ours refuse nothing that the log does. */
const LIST_TRIGGERS = `WITH ${OURS}
  SELECT DISTINCT 'the trigger ' || tgname || ' of ' || relname
  FROM found JOIN pg_catalog.pg_trigger ON tgrelid = found.oid JOIN pg_catalog.pg_proc ON pg_proc.oid = tgfoid
  WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND NOT (proname = 'audit_guard' AND EXISTS (
    SELECT FROM jsonb_array_elements($1::jsonb) AS own WHERE (own ->> 0, own ->> 1) = (named, tgname::text)
  )) ORDER BY 1`;

/**
 * Which triggers of our tables are not ours, and may have refused what was done: the server says what they said, and not which they are.
 * None where it was not done on the way of something else.
 */
export async function findRefusers(connections: Connections, error: unknown): Promise<readonly string[]> {
  if (!isOnTheWay(error)) {
    return [];
  }
  const ask = (connection: Connection) => connection.query({ text: LIST_TRIGGERS, values: [OWN] });
  // What cannot be asked takes nothing from what the server has said.
  const found = await connections.use(ask).catch(() => []);
  return found.map(([trigger]) => String(trigger));
}
