import type { IntegrityFault } from '../../../ports/integrity';
import type { Connection } from '../connection';

const GUARDS = [
  'audit_entry_unchanged',
  'audit_entry_kept',
  'audit_batch_unchanged',
  'audit_batch_kept',
  'audit_batch_left',
  'audit_head_kept',
  'audit_gone_unchanged',
  'audit_gone_kept',
];

/** What our names stand for where the statements of this engine look. */
const OURS = `SELECT oid, relname, relkind FROM pg_catalog.pg_class
  WHERE relname IN ('audit_entry', 'audit_batch', 'audit_gone', 'audit_head', 'audit_writer') AND pg_catalog.pg_table_is_visible(oid)`;

const LIST_ODD = `WITH ours AS (${OURS})
  SELECT 'The relation ' || relname || ' is no table.' FROM ours WHERE relkind NOT IN ('r', 'p')
  UNION ALL
  SELECT 'The trigger ' || tgname || ' is not of audit-race.' FROM ours JOIN pg_catalog.pg_trigger ON tgrelid = ours.oid
    WHERE NOT tgisinternal AND tgname <> ALL($1::text[])
  UNION ALL
  SELECT 'The trigger ' || tgname || ' is turned off.' FROM ours JOIN pg_catalog.pg_trigger ON tgrelid = ours.oid
    WHERE tgname = ANY($1::text[]) AND tgenabled NOT IN ('O', 'A')
  UNION ALL
  SELECT 'The rule ' || rulename || ' is not of audit-race.' FROM ours JOIN pg_catalog.pg_rewrite ON ev_class = ours.oid
    WHERE relkind IN ('r', 'p')
  UNION ALL
  SELECT name || ' is not there.' FROM unnest($1::text[]) AS name
    WHERE NOT EXISTS (SELECT FROM ours JOIN pg_catalog.pg_trigger ON tgrelid = ours.oid WHERE tgname = name)`;

const FIND_HEAD = `SELECT count(*) FROM (${OURS}) AS ours WHERE relname = 'audit_head'`;

/**
 * Finds what stands in place of our tables, or would change on its way what is written into them. What else there is in the schema is
 * nobody's business.
 */
export async function checkSchema(connection: Connection): Promise<IntegrityFault[]> {
  const odd = await connection.query({ text: LIST_ODD, values: [GUARDS] });
  return odd.map(([what]) => ({ kind: 'foreign', what: String(what) }));
}

/** Whether a log has what a chain is kept in. One of an earlier release has not, unless its owner has opened it since. */
export async function hasChain(connection: Connection): Promise<boolean> {
  const [count] = await connection.queryOne({ text: FIND_HEAD, values: [] });
  return Number(count) > 0;
}
