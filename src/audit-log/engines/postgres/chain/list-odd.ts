import { SETTING } from '../tables/append-only';
import { CHAIN_TABLES, UPGRADES } from '../tables/tables';
import { HELD } from './foreign-keys';
import { OURS } from './our-tables';
import { SURROUNDINGS } from './surroundings';

/** A log that has a chain has one of these versions: a later one is refused when the log is opened. */
const VERSION = UPGRADES.length;
const VERSIONS = Array.from({ length: VERSION }, (_, index) => `'${index + 1}'`).slice(
  CHAIN_TABLES.since - 1,
);

/** What is expected, from the first two parameters of {@link LIST_ODD}, which are JSON. */
const GIVEN = `column_given AS (
    SELECT key AS named, c ->> 0 AS name, c ->> 1 AS type, (c ->> 2)::boolean AS is_needed, c ->> 3 AS collation, c ->> 4 AS value, c ->> 5 AS identity
    FROM jsonb_each($1::jsonb), jsonb_array_elements(value) AS c
  ),
  trigger_given AS (
    SELECT t ->> 0 AS named, t ->> 1 AS name, (t ->> 2)::integer AS type, t ->> 3 AS condition FROM jsonb_array_elements($2::jsonb) AS t
  )`;

/** The columns that there are, in the form of the expected ones. */
const COLUMN_THERE = `column_there AS (
    SELECT named, attname AS name, pg_catalog.format_type(atttypid, atttypmod) AS type, attnotnull AS is_needed,
      coalesce((
        SELECT CASE collnamespace WHEN 'pg_catalog'::regnamespace THEN collname ELSE collnamespace::regnamespace || '.' || collname END
        FROM pg_catalog.pg_collation AS sorted WHERE sorted.oid = attcollation
      ), '') AS collation, attnum, ours.oid AS table_oid, pg_catalog.pg_get_expr(adbin, adrelid) AS made_of,
      regexp_replace(pg_catalog.pg_get_expr(adbin, adrelid), $5::text, $6::text) AS value, attidentity::text AS identity, attgenerated::text AS generated
    FROM ours JOIN pg_catalog.pg_attribute ON attrelid = ours.oid LEFT JOIN pg_catalog.pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p')
  )`;

/** PostgreSQL ignores upper and lower case in names of settings and in its own keywords; our triggers take the exact word alone. */
const TURNS_OFF = `lower(setting) = 'session_replication_role=replica'
  OR (lower(split_part(setting, '=', 1)) = '${SETTING}' AND split_part(setting, '=', 2) = 'off')`;

/** All triggers of our tables, except for those that PostgreSQL itself makes for a foreign key. */
const TRIGGER_THERE = `trigger_there AS (
    SELECT ours.named, ours.relname AS held, tgname AS name, tgtype::integer AS type, tgnargs, tgenabled, prosrc, proname, prosecdef, proconfig, lanname, ours.is_part,
      coalesce(substring(pg_catalog.pg_get_triggerdef(called.oid) FROM ' WHEN [(](.*)[)] EXECUTE '), '') AS condition,
      tgattr = '' OR $3::text[] <@ ARRAY(
        SELECT attname::text FROM pg_catalog.pg_attribute WHERE attrelid = ours.oid AND attnum = ANY(tgattr::int2[])
      ) AS is_whole
    FROM found AS ours JOIN pg_catalog.pg_trigger AS called ON tgrelid = ours.oid
      JOIN pg_catalog.pg_proc AS done ON done.oid = tgfoid JOIN pg_catalog.pg_language AS spoken ON spoken.oid = prolang
    WHERE NOT tgisinternal OR tgconstraint = 0
  ),
  trigger_ours AS (
    SELECT there.*, there.type = given.type AND there.condition = given.condition AND is_whole
        AND (tgnargs = 1 OR proname <> 'audit_guard') AS is_same
    FROM trigger_there AS there JOIN trigger_given AS given USING (named, name) WHERE NOT is_part
  )`;

/** Our tables, with their rows of `pg_class`. */
const CLASS_OURS = `class_ours AS (SELECT made.* FROM ours JOIN pg_catalog.pg_class AS made ON made.oid = ours.oid)`;

/** The kinds of relations that can be read: tables, views and foreign tables. */
const READABLE = "'r', 'p', 'v', 'm', 'f'";

/**
 * Each kind of fault: its message, whether it would change what pruning leaves behind, whether nothing can be read, and where it is found.
 */
const PARTS: readonly (readonly [what: string, harms: boolean, isEnd: boolean, from: string])[] = [
  [
    "'The table ' || given.named || ' is not there.'",
    true,
    true,
    'FROM (SELECT DISTINCT named FROM column_given) AS given WHERE NOT EXISTS (SELECT FROM ours WHERE ours.named = given.named)',
  ],
  [
    "'The relation ' || relname || ' is no table.'",
    true,
    false,
    "FROM found WHERE relkind NOT IN ('r', 'p')",
  ],
  [
    "'The relation ' || relname || ' has no rows that can be read.'",
    true,
    true,
    `FROM class_ours WHERE NOT relispopulated OR relkind NOT IN (${READABLE})`,
  ],
  [
    "'The table ' || relname || ' is emptied when the server crashes.'",
    false,
    false,
    "FROM found WHERE relpersistence <> 'p' AND relkind IN ('r', 'p')",
  ],
  [
    "'The column ' || name || ' of ' || named || ' is not there.'",
    true,
    true,
    `FROM column_given AS given WHERE EXISTS (SELECT FROM ours WHERE ours.named = given.named AND relkind IN (${READABLE}))
      AND NOT EXISTS (SELECT FROM ours JOIN pg_catalog.pg_attribute ON attrelid = ours.oid
        WHERE NOT attisdropped AND (ours.named, attname) = (given.named, given.name))`,
  ],
  [
    "'The column ' || name || ' of ' || named || ' is not as audit-race makes it.'",
    true,
    false,
    `FROM column_there AS there JOIN column_given AS given USING (named, name) WHERE generated <> ''
      OR (there.type, there.is_needed, there.collation, there.identity) <> (given.type, given.is_needed, given.collation, given.identity)
      OR there.value IS DISTINCT FROM given.value`,
  ],
  [
    "'The tables audit_entry and audit_batch number transactions differently.'",
    true,
    false,
    `FROM column_there AS one JOIN column_there AS other USING (name)
      WHERE (one.named, other.named, name) = ('audit_entry', 'audit_batch', 'tx') AND one.value = other.value AND one.made_of <> other.made_of`,
  ],
  [
    "'The numbers of the entries do not go up by one.'",
    false,
    false,
    `FROM column_there AS there JOIN pg_catalog.pg_depend ON (refobjid, refobjsubid) = (table_oid, attnum)
      JOIN pg_catalog.pg_sequence ON seqrelid = objid
      WHERE identity <> '' AND refclassid = 'pg_catalog.pg_class'::regclass AND (seqincrement <> 1 OR seqcycle)`,
  ],
  [
    "'The column ' || name || ' of ' || named || ' is not of audit-race.'",
    true,
    false,
    'FROM column_there AS there WHERE NOT EXISTS (SELECT FROM column_given AS given WHERE (given.named, given.name) = (there.named, there.name))',
  ],
  [
    "'The table ' || child.relname || ' inherits from ' || parent.relname || '.'",
    true,
    false,
    `FROM pg_catalog.pg_inherits JOIN pg_catalog.pg_class AS child ON child.oid = inhrelid JOIN pg_catalog.pg_class AS parent ON parent.oid = inhparent
      WHERE (inhparent IN (SELECT oid FROM found) AND NOT child.relispartition AND child.relkind NOT IN ('i', 'I'))
        OR inhrelid IN (SELECT oid FROM ours)`,
  ],
  [
    "'The constraint ' || conname || ' of ' || relname || ' is not of audit-race.'",
    true,
    false,
    "FROM found JOIN pg_catalog.pg_constraint ON conrelid = found.oid WHERE contype NOT IN ('n', 'p')",
  ],
  [
    "'The policy ' || polname || ' of ' || relname || ' is not of audit-race.'",
    true,
    false,
    'FROM found JOIN pg_catalog.pg_policy ON polrelid = found.oid',
  ],
  [
    "'The table ' || relname || ' hides its rows by row-level security.'",
    true,
    false,
    'FROM found WHERE relrowsecurity AND NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = found.oid)',
  ],
  [
    "'The rule ' || rulename || ' of ' || relname || ' is not of audit-race.'",
    true,
    false,
    "FROM found JOIN pg_catalog.pg_rewrite ON ev_class = found.oid WHERE relkind IN ('r', 'p')",
  ],
  [
    "'The trigger ' || name || ' of ' || held || ' is not of audit-race.'",
    true,
    false,
    `FROM trigger_there AS there
      WHERE is_part OR NOT EXISTS (SELECT FROM trigger_given AS given WHERE (given.named, given.name) = (there.named, there.name))`,
  ],
  [
    "'The trigger ' || name || ' of ' || held || ' is turned off.'",
    false,
    false,
    "FROM trigger_ours WHERE tgenabled NOT IN ('O', 'A')",
  ],
  [
    "'The trigger ' || name || ' of ' || held || ' is not as audit-race makes it.'",
    true,
    false,
    'FROM trigger_ours WHERE NOT is_same',
  ],
  [
    "'The trigger ' || name || ' of ' || held || ' calls the function ' || proname || '.'",
    true,
    false,
    "FROM trigger_ours WHERE proname <> 'audit_guard'",
  ],
  [
    "'The function audit_guard is not as audit-race makes it.'",
    true,
    false,
    `FROM trigger_ours WHERE proname = 'audit_guard' AND (
      lanname <> 'plpgsql' OR prosecdef OR proconfig IS NOT NULL OR btrim(regexp_replace(prosrc, '[[:space:]]+', ' ', 'g')) <> $4::text
    )`,
  ],
  [
    "'The trigger ' || name || ' of ' || named || ' is not there.'",
    false,
    false,
    `FROM trigger_given AS given WHERE NOT EXISTS (SELECT FROM trigger_ours AS there WHERE (there.named, there.name) = (given.named, given.name))
      AND EXISTS (SELECT FROM ours WHERE ours.named = given.named)`,
  ],
  [
    `CASE WHEN count(*) > 1 THEN 'The table audit_schema has ' || count(*) || ' rows, and not one. Keep one, with the version ${VERSION}.'
      ELSE 'The table audit_schema says that the tables have version ' || coalesce(left(min(version), 40), 'none') || ', and they have version ${VERSION}.' END`,
    false,
    false,
    `FROM (SELECT coalesce(to_jsonb(kept) ->> 'version', 'none') AS version FROM audit_schema AS kept) AS told
      HAVING coalesce(string_agg(version, ' '), '') NOT IN (${VERSIONS.join(', ')})`,
  ],
  [
    "'The setting ' || setting || ' turns off what guards the log.'",
    false,
    false,
    `FROM (
      SELECT unnest(setconfig) AS setting FROM pg_catalog.pg_db_role_setting
        WHERE setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))
          AND CASE setrole WHEN 0 THEN true ELSE EXISTS (
            SELECT FROM ours WHERE pg_catalog.has_table_privilege(setrole, ours.oid, 'UPDATE, DELETE, TRUNCATE')
          ) END
      UNION ALL SELECT '${SETTING}=' || pg_catalog.current_setting('${SETTING}', true)
      UNION ALL SELECT 'session_replication_role=' || pg_catalog.current_setting('session_replication_role')
    ) AS told WHERE ${TURNS_OFF}`,
  ],
  ...SURROUNDINGS,
];

/**
 * Lists all that is not as this release makes it, in a fixed order: the message, whether pruning has to wait, and whether nothing can be
 * read.
 */
export const LIST_ODD = `WITH ${OURS},
  ${GIVEN},
  ${COLUMN_THERE},
  ${TRIGGER_THERE},
  ${CLASS_OURS},
  ${HELD}
  ${PARTS.map(([what, harms, isEnd, from], nth) => `SELECT DISTINCT ${nth} AS part, ${what} AS what, ${harms} AS harms, ${isEnd} AS is_end ${from}`).join('\n  UNION ALL\n  ')}
  ORDER BY part, what`;
