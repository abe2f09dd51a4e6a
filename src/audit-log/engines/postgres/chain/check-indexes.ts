import type { Connection } from '../connection/connection';
import { askAside } from './ask-aside';
import { INDEXES } from './expected-schema';
import { OURS } from './our-tables';

/** Whether an index compares texts by their bytes, as the columns do. */
const BY_BYTES = `indcollation::oid[] <@ ARRAY[0, 'pg_catalog."C"'::regcollation::oid]`;

/** Whether an index calls something that somebody has made, and that belongs to no extension: it can refuse any entry. */
const CALLS_OTHERS = `EXISTS (
    SELECT FROM pg_catalog.pg_depend AS needs WHERE needs.classid = 'pg_catalog.pg_class'::regclass AND needs.objid = indexrelid
      AND needs.refclassid IN ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_operator'::regclass, 'pg_catalog.pg_opclass'::regclass)
      AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend AS part WHERE (part.classid, part.objid) = (needs.refclassid, needs.refobjid) AND part.deptype = 'e'
      )
  )`;

/** The indexes that there are, by their content. An order or a comparison that is not the default shows that an index is not ours. */
const THERE = `there AS (
    SELECT named, found.oid AS table_oid, indexed.indexrelid, made.relname AS name, indisunique AS is_unique, is_part,
      indisvalid AND indisready AND indislive AS is_valid,
      (SELECT string_agg(replace(pg_catalog.pg_get_indexdef(indexed.indexrelid, nth, true), '"', ''), ', ' ORDER BY nth)
        FROM generate_series(1, indnkeyatts) AS nth)
        || CASE WHEN 0 = ALL(indoption::int2[]) AND ${BY_BYTES} THEN '' ELSE ' in an order of its own' END || coalesce(' WHERE ' || pg_catalog.pg_get_expr(indpred, indrelid, true), '') AS content,
      ${BY_BYTES} AS is_by_bytes,
      method.amname = 'btree' AND (SELECT bool_and(opcdefault) FROM pg_catalog.pg_opclass WHERE pg_opclass.oid = ANY(indclass::oid[])) AS is_plain
    FROM found JOIN pg_catalog.pg_index AS indexed ON indrelid = found.oid JOIN pg_catalog.pg_class AS made ON made.oid = indexrelid
      JOIN pg_catalog.pg_am AS method ON method.oid = made.relam
  ),
  given AS (
    SELECT i ->> 0 AS named, i ->> 1 AS name, i ->> 2 AS content, (i ->> 3)::boolean AS is_unique FROM jsonb_array_elements($1::jsonb) AS i
  ),
  pairs AS (SELECT given.*, there.name AS found_name, is_valid AND is_plain AS is_good, is_part, indexrelid
    FROM given LEFT JOIN there USING (named, content, is_unique))`;

const LIST_ODD = `WITH ${OURS}, ${THERE}
  SELECT 'The index ' || name || CASE WHEN bool_or(is_good) IS NULL THEN ' is not there.'
    ELSE ' is not valid: it may hide entries from lists.' END AS what
    FROM pairs WHERE is_part IS NOT TRUE GROUP BY name HAVING bool_or(is_good) IS NOT TRUE
  UNION ALL
  SELECT 'The index ' || found_name || ' is not valid: it may hide entries from lists.' FROM pairs WHERE is_part AND NOT is_good
  UNION ALL
  SELECT 'The index ' || name || ' of ' || named || ' refuses entries, and is not of audit-race.' FROM there
    WHERE is_unique AND NOT (
      is_by_bytes AND EXISTS (SELECT FROM given WHERE (given.named, given.content, given.is_unique) = (there.named, there.content, true))
    )
  UNION ALL
  SELECT 'The index ' || name || ' of ' || named || ' calls what is not of PostgreSQL, and can refuse entries.' FROM there
    WHERE ${CALLS_OTHERS}
  ORDER BY what`;

/** The indexes that amcheck can go through: an index over partitions has no content itself. */
const LIST_GOOD = `WITH ${OURS}, ${THERE}
  SELECT found_name, indexrelid::text FROM pairs JOIN pg_catalog.pg_class ON pg_class.oid = indexrelid
  WHERE is_good AND relkind = 'i' ORDER BY found_name`;

/** Finds the extension amcheck, if it is installed and this role may call it. */
const FIND_CHECK = `SELECT pg_catalog.quote_ident(nspname) || '.bt_index_check' FROM pg_catalog.pg_proc
  JOIN pg_catalog.pg_depend ON objid = pg_proc.oid AND deptype = 'e' JOIN pg_catalog.pg_extension ON pg_extension.oid = refobjid
  JOIN pg_catalog.pg_namespace ON pg_namespace.oid = pronamespace
  WHERE extname = 'amcheck' AND proname = 'bt_index_check' AND pronargs = 2 AND pg_catalog.has_function_privilege(pg_proc.oid, 'EXECUTE')`;

/** Why the indexes are not followed to each entry, and what to do. */
export const NO_AMCHECK =
  'PostgreSQL can follow them where the extension amcheck is installed and the user may execute bt_index_check(regclass, boolean).';

/** The codes of the server for an index that lacks an entry. */
const SPOILED = /^XX00[12]$/;

/** What was found of the indexes. */
export interface CheckedIndexes {
  /** What is wrong with them, each in a sentence. */
  readonly odd: readonly string[];
  /** Whether each index was compared with each entry. */
  readonly areFollowed: boolean;
}

/**
 * Finds indexes of ours that are missing or damaged: somebody who takes an entry out of an index hides it from lists, although it is
 * stored.
 *
 * @param follows whether each index is compared with each entry, where the extension amcheck is there. That takes as long as the log is
 * large.
 */
export async function checkIndexes(connection: Connection, follows: boolean): Promise<CheckedIndexes> {
  const values = [JSON.stringify(INDEXES)];
  const odd = (await connection.query({ text: LIST_ODD, values })).map(([what]) => String(what));
  const [check] = follows ? await connection.queryOne({ text: FIND_CHECK, values: [] }) : [];
  if (typeof check !== 'string') {
    return { odd, areFollowed: false };
  }
  const spoiled: string[] = [];
  for (const [name, index] of await connection.query({ text: LIST_GOOD, values })) {
    const text = `SELECT ${check}(${Number(index)}::regclass, true)`;
    // amcheck reports what it finds as an error.
    if ((await askAside(connection, { text, values: [] }, SPOILED)) === undefined) {
      spoiled.push(`The index ${String(name)} is spoiled: it may hide entries from lists.`);
    }
  }
  return { odd: [...odd, ...spoiled], areFollowed: true };
}
