import { HOLDING } from './foreign-keys';

/** The functions of PostgreSQL that the statements of this engine call without a schema. */
const FUNCTIONS = [
  ...['bool_and', 'bool_or', 'btrim', 'convert_from', 'convert_to', 'count', 'current_schema'],
  ...['current_setting', 'decode', 'encode', 'generate_series', 'has_sequence_privilege', 'hashtext'],
  ...['jsonb_array_elements', 'jsonb_array_length', 'jsonb_each', 'lag', 'left', 'lower', 'max', 'min'],
  ...['octet_length', 'pg_advisory_xact_lock', 'pg_current_snapshot', 'pg_current_xact_id'],
  ...['pg_get_serial_sequence', 'pg_sequence_last_value', 'pg_snapshot_xip', 'pg_snapshot_xmax'],
  ...['pg_snapshot_xmin', 'regexp_replace', 'repeat', 'replace', 'row_number', 'set_config', 'sha256'],
  ...['split_part', 'string_agg', 'substr', 'substring', 'sum', 'to_jsonb', 'unnest'],
];
/** PostgreSQL has no version of these for exactly our types, so that a function of somebody that fits better comes first, in any schema. */
const LOOSE = ['generate_series', 'lag', 'string_agg', 'unnest'];
const OPERATORS = ['||', '+', '-', '=', '<>', '<', '>', '<=', '>=', '->', '->>', '~', '<@'];

const listOf = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

/** What somebody has made in the search_path, except for what belongs to an extension. */
const madeHere = (
  catalog: string,
) => `nspname = ANY(pg_catalog.current_schemas(false)) AND nspname <> 'pg_catalog'
    AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.${catalog}'::regclass AND objid = ${catalog}.oid AND deptype = 'e'
    )`;

const isOfPostgres = (type: string) =>
  `EXISTS (SELECT FROM pg_catalog.pg_type WHERE pg_type.oid = ${type} AND typnamespace = 'pg_catalog'::regnamespace)`;

/**
 * Each kind of fault around the tables, in the form of those of the tables themselves: its message, whether it would change what pruning
 * leaves behind, whether nothing can be read, and where it is found.
 */
export const SURROUNDINGS: readonly (readonly [
  what: string,
  harms: boolean,
  isEnd: boolean,
  from: string,
])[] = [
  [
    "'The table ' || relname || ' is in another schema than audit_entry.'",
    true,
    false,
    "FROM class_ours WHERE relnamespace <> (SELECT relnamespace FROM class_ours AS other WHERE other.relname = 'audit_entry')",
  ],
  [
    "'The table ' || relname || ' has another owner than audit_entry.'",
    false,
    false,
    "FROM class_ours WHERE relowner <> (SELECT relowner FROM class_ours AS other WHERE other.relname = 'audit_entry')",
  ],
  ...HOLDING,
  // In version 3, the replica identity is still the primary key, if there is one. Version 4 makes it the whole row.
  [
    "'The table ' || relname || ' tells no rows apart: a publication of it keeps what is stored from being pruned or sealed.'",
    false,
    false,
    `FROM (SELECT named, made.* FROM found JOIN pg_catalog.pg_class AS made ON made.oid = found.oid) AS made WHERE relkind = 'r' AND (
        relreplident = 'n'
        OR (relreplident = 'i' AND NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indrelid = made.oid AND indisreplident AND indisvalid))
        OR (relreplident = 'd' AND named IN ('audit_schema', 'audit_batch', 'audit_head')
          AND NOT EXISTS (SELECT FROM audit_schema AS kept WHERE to_jsonb(kept) ->> 'version' = '3'))
      )`,
  ],
  [
    "'The numbers of the entries come to an end.'",
    false,
    false,
    `FROM column_there AS there JOIN pg_catalog.pg_depend ON (refobjid, refobjsubid) = (table_oid, attnum)
      JOIN pg_catalog.pg_sequence ON seqrelid = objid
      WHERE identity <> '' AND refclassid = 'pg_catalog.pg_class'::regclass AND (seqmax < ${Number.MAX_SAFE_INTEGER} OR CASE
        WHEN pg_catalog.has_sequence_privilege(seqrelid, 'SELECT, USAGE') THEN pg_catalog.pg_sequence_last_value(seqrelid) > ${Number.MAX_SAFE_INTEGER}
      END)`,
  ],
  [
    "'The function ' || proname || ' of the schema ' || nspname || ' can take the place of one of PostgreSQL.'",
    true,
    false,
    `FROM pg_catalog.pg_proc JOIN pg_catalog.pg_namespace ON pg_namespace.oid = pronamespace
      WHERE proname IN (${listOf(FUNCTIONS)}) AND ${madeHere('pg_proc')} AND (
        proname IN (${listOf(LOOSE)}) OR EXISTS (
          SELECT FROM pg_catalog.pg_proc AS own WHERE own.pronamespace = 'pg_catalog'::regnamespace
            AND own.proname = pg_proc.proname AND own.proargtypes = pg_proc.proargtypes
        )
      )`,
  ],
  [
    "'The operator ' || oprname || ' of the schema ' || nspname || ' can take the place of one of PostgreSQL.'",
    true,
    false,
    `FROM pg_catalog.pg_operator JOIN pg_catalog.pg_namespace ON pg_namespace.oid = oprnamespace
      WHERE oprname IN (${listOf(OPERATORS)}) AND ${madeHere('pg_operator')}
        AND ${isOfPostgres('oprleft')} AND ${isOfPostgres('oprright')} AND (
          oprname = '||' OR EXISTS (
            SELECT FROM pg_catalog.pg_operator AS own WHERE own.oprnamespace = 'pg_catalog'::regnamespace
              AND (own.oprname, own.oprleft, own.oprright) = (pg_operator.oprname, pg_operator.oprleft, pg_operator.oprright)
          )
        )`,
  ],
];
