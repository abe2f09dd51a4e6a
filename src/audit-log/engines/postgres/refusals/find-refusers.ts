import { TRIGGERS } from '../chain/expected-schema';
import { OURS } from '../chain/our-tables';
import type { Connection } from '../connection/connection';
import type { Connections } from '../connection/connections';
import { refusingFunctions } from './refusing-functions';
import { isByOthers, isByPolicy, isByRule, isOnTheWay, refusingTables } from './refusing-tables';

const OWN = JSON.stringify(TRIGGERS.map(([table, name]) => [table, name]));

/**
 * The triggers that may have refused it: whether each is on our tables, or on those that the server names, and whether it calls one of
 * these functions. Leaves out our own triggers, because they refuse nothing that the log does.
 */
const LIST_TRIGGERS = `WITH ${OURS}
  SELECT DISTINCT 'the trigger ' || tgname || ' of ' || held.relname AS refuser, found.oid IS NOT NULL OR held.relname = ANY($3::text[]), proname = ANY($2::text[])
  FROM pg_catalog.pg_trigger JOIN pg_catalog.pg_class AS held ON held.oid = tgrelid JOIN pg_catalog.pg_proc ON pg_proc.oid = tgfoid
    LEFT JOIN found ON found.oid = tgrelid
  WHERE (found.oid IS NOT NULL OR held.relname = ANY($3::text[]) OR proname = ANY($2::text[])) AND NOT tgisinternal AND tgenabled IN ('O', 'A')
    AND NOT (proname = 'audit_guard' AND EXISTS (
      SELECT FROM jsonb_array_elements($1::jsonb) AS own WHERE (own ->> 0, own ->> 1) = (named, tgname::text)
    )) ORDER BY refuser`;

/** Row-level security without a policy lets nobody store. */
const LIST_POLICIES = `WITH ${OURS}
  SELECT DISTINCT coalesce('the policy ' || polname, 'the row-level security') || ' of ' || relname AS refuser
  FROM found LEFT JOIN pg_catalog.pg_policy ON polrelid = found.oid WHERE relrowsecurity ORDER BY refuser`;

const LIST_RULES = `WITH ${OURS}
  SELECT DISTINCT 'the rule ' || rulename || ' of ' || relname AS refuser
  FROM found JOIN pg_catalog.pg_rewrite ON ev_class = found.oid WHERE relkind IN ('r', 'p') ORDER BY refuser`;

/**
 * Lists what of others on our tables may have refused a statement: the server reports its message, but not its name. Lists none if the
 * statement itself failed, and not something that it caused.
 */
export async function findRefusers(connections: Connections, error: unknown): Promise<readonly string[]> {
  if (!(isOnTheWay(error) || isByOthers(error))) {
    return [];
  }
  // If this query fails as well, the caller still reports the first error.
  return await connections.use((connection) => listRefusers(connection, error)).catch(() => []);
}

async function listRefusers(connection: Connection, error: unknown): Promise<readonly string[]> {
  if (isByPolicy(error) || isByRule(error)) {
    const text = isByRule(error) ? LIST_RULES : LIST_POLICIES;
    return (await connection.query({ text, values: [] })).map(([refuser]) => String(refuser));
  }
  const functions = refusingFunctions(error);
  const values = [OWN, functions, refusingTables(error)];
  const triggers = await connection.query({ text: LIST_TRIGGERS, values });
  const near = triggers.filter(([, isNear]) => isNear === true);
  const calling = triggers.filter(([, , isCalling]) => isCalling === true);
  const nearCalling = near.filter((trigger) => calling.includes(trigger));
  // If no trigger calls a function, it is one of a CHECK constraint, an index or a default, and the function is all that is known.
  const listed = functions.length === 0 ? near : nearCalling.length > 0 ? nearCalling : calling;
  return listed.map(([refuser]) => String(refuser));
}
