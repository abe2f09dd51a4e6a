const overlap = (one: string, other: string) => `${one} OPERATOR(pg_catalog.&&) ${other}`;
const hasBit = (bits: string, bit: string) => `${bits}::integer OPERATOR(pg_catalog.&) (${bit}) <> 0`;

/** The columns that a foreign key clears or sets to a default when a row goes. From PostgreSQL 15 on, it may name some of its columns. */
const SET_COLUMNS = `coalesce(
      pg_catalog.translate(pg_catalog.to_jsonb(kept) ->> 'confdelsetcols', '[]', '{}')::smallint[], conkey
    )`;

/** A query over the columns that a foreign key sets. */
const columnsOf = (what: string, where = 'true') =>
  `(SELECT ${what} FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_type ON pg_type.oid = atttypid
        WHERE attrelid = conrelid AND attnum = ANY(sets) AND (${where}))`;
const NAMES = columnsOf("pg_catalog.string_agg(attname::text, ', ' ORDER BY attnum)");
const LACKS_VALUE = `(attnotnull OR typnotnull) AND NOT (deed = 'd' AND (atthasdef OR typdefault IS NOT NULL))`;
/** A CHECK condition with one of these wants a value in a column. Other conditions may name a column and need no value in it. */
const WANTS_VALUES = 'IS NOT NULL|num_n(on)?nulls';

/** Whether a unique index or an exclusion constraint may take rows without values for equal. One over plain columns does not by default. */
const TAKES_ONE = `EXISTS (
        SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_attribute ON attrelid = indrelid AND attnum = ANY(sets)
        WHERE indrelid = acted.conrelid AND (indisunique OR indisexclusion) AND (
          (pg_catalog.to_jsonb(pg_index) ->> 'indnullsnotdistinct' = 'true' AND attnum = ANY(indkey::int2[]))
          OR (attname ~ '^[[:alnum:]_]+$' AND (
            pg_catalog.pg_get_indexdef(indexrelid) ~ ('COALESCE[(]"?' || attname || '"?[^[:alnum:]_]')
            OR pg_catalog.pg_get_indexdef(indexrelid) ~ ('[^[:alnum:]_]' || attname || '"? IS NULL')
          ))
        )
      )`;

/** The parts of the source of a function that are no code: texts and comments. */
const UNSPOKEN = `'([^']|'')*'|--[^\n]*|/[*]([^*]|[*]+[^*/])*[*]+/`.replaceAll("'", "''");
/** The statements by which a function refuses something. RAISE at a lower level only reports. */
const REFUSES = '[[:<:]](raise|assert)[[:>:]](?![[:space:]]+(debug|log|info|notice|warning)[[:>:]])';

/**
 * What is done to rows of any table when some of ours are deleted: they are deleted, too, or some of their columns are (`changed`). And the
 * foreign keys that prevent it, with the reason (`why`), which is empty for a key that allows no deletion at all.
 */
export const HELD = `key_there AS (
    SELECT oid, conname, conrelid, confrelid, conkey, confkey, conpfeqop, conffeqop, confdeltype, confupdtype, ${SET_COLUMNS} AS delete_sets
    FROM pg_catalog.pg_constraint AS kept WHERE contype = 'f' AND conparentid = 0 AND conrelid NOT IN (SELECT oid FROM found)
  ),
  touched AS (
    SELECT oid, NULL::smallint[] AS changed FROM found
    UNION
    SELECT conrelid, CASE WHEN changed IS NOT NULL THEN conkey WHEN confdeltype <> 'c' THEN delete_sets END
    FROM touched JOIN key_there ON confrelid = touched.oid AND (changed IS NULL OR ${overlap('changed', 'confkey')})
    WHERE CASE WHEN changed IS NULL THEN confdeltype ELSE confupdtype END IN ('c', 'n', 'd')
  ),
  acted AS (
    SELECT key_there.*, touched.oid AS at, holder.relname AS holder,
      CASE WHEN touched.oid IN (SELECT oid FROM found) THEN 'it' ELSE at.relname END AS named,
      CASE WHEN changed IS NULL THEN confdeltype WHEN confupdtype = 'c' THEN 'c' ELSE confupdtype END AS deed,
      CASE WHEN changed IS NULL THEN delete_sets ELSE conkey END AS sets,
      changed IS NULL AND conrelid = confrelid AS is_within
    FROM touched JOIN key_there ON confrelid = touched.oid AND (changed IS NULL OR ${overlap('changed', 'confkey')})
      JOIN pg_catalog.pg_class AS holder ON holder.oid = conrelid JOIN pg_catalog.pg_class AS at ON at.oid = confrelid
  ),
  held AS (
    SELECT conname, holder, named, CASE
      WHEN deed = 'c' OR (deed = 'a' AND is_within) THEN NULL
      WHEN deed IN ('a', 'r') THEN ''
      WHEN EXISTS ${columnsOf('', LACKS_VALUE)} THEN ': ' || ${NAMES} || ' of ' || holder || ' would have no value, and has to have one'
      WHEN deed = 'd' AND NOT EXISTS ${columnsOf('', 'NOT atthasdef AND typdefault IS NULL')}
        THEN ': ' || ${NAMES} || ' of ' || holder || ' would point at what its default says'
      WHEN EXISTS (
        SELECT FROM pg_catalog.pg_constraint AS wanted WHERE wanted.conrelid = acted.conrelid AND contype = 'c'
          AND ${overlap('wanted.conkey', 'sets')} AND pg_catalog.pg_get_constraintdef(wanted.oid) ~ '${WANTS_VALUES}'
      ) THEN ': a condition of ' || holder || ' may want a value in ' || ${NAMES}
      WHEN ${TAKES_ONE} THEN ': a unique index of ' || holder || ' may take one row without a value in ' || ${NAMES}
    END AS why FROM acted
  )`;

/** A condition that compares columns of an answer with columns of its question, by the operators that the foreign key itself uses. */
const matching = (key: string, columns: string, operators: string) => `(
      SELECT pg_catalog.string_agg(pg_catalog.format('question.%I OPERATOR(%I.%s) answer.%I', of.attname, nspname, oprname, by.attname), ' AND ')
      FROM pg_catalog.generate_subscripts(${key}.conkey, 1) AS nth
        JOIN pg_catalog.pg_attribute AS by ON by.attrelid = ${key}.conrelid AND by.attnum = ${key}.conkey[nth]
        JOIN pg_catalog.pg_attribute AS of ON of.attrelid = ${key}.conrelid AND of.attnum = ${columns}[nth]
        JOIN pg_catalog.pg_operator AS same ON same.oid = ${operators}[nth] JOIN pg_catalog.pg_namespace AS named ON named.oid = oprnamespace
    )`;
const POINTS = matching('led', 'led.confkey', 'led.conpfeqop');
const GOES_LIKE = matching('led', 'led.conkey', 'led.conffeqop');
const HAS_REASON = `(SELECT pg_catalog.string_agg(pg_catalog.format('question.%I IS NOT NULL', attname), ' AND ')
      FROM pg_catalog.pg_attribute WHERE attrelid = led.conrelid AND attnum = ANY(led.conkey))`;

/**
 * The self-referencing foreign keys, as from answers to questions, of tables whose rows are deleted along with ours. Each comes with its
 * table, whether this role may read the table, and a query that finds out whether an answer stays when its question is deleted.
 *
 * An answer is deleted with its question if a cascade leads from the question to the answer, or if the two point at the same row by each
 * key through which a cascade deletes the question.
 */
export const LIST_THREADS = `, thread AS (
    SELECT key_there.*, relname FROM key_there JOIN pg_catalog.pg_class ON pg_class.oid = conrelid
    WHERE conrelid = confrelid AND confdeltype = 'a' AND conrelid IN (SELECT oid FROM touched WHERE changed IS NULL)
  )
  SELECT 'The foreign key ' || conname || ' of ' || relname, relname, pg_catalog.has_table_privilege(conrelid, 'SELECT'), pg_catalog.format(
    'SELECT EXISTS (SELECT FROM %1$s AS answer JOIN %1$s AS question ON %2$s WHERE (%3$s)%4$s)', conrelid::regclass,
    (SELECT ${POINTS} FROM key_there AS led WHERE led.oid = thread.oid),
    (SELECT pg_catalog.string_agg(pg_catalog.format('(%s AND (%s) IS NOT TRUE)', ${HAS_REASON}, ${GOES_LIKE}), ' OR ')
      FROM key_there AS led WHERE led.conrelid = thread.conrelid AND confdeltype = 'c' AND confrelid IN (SELECT oid FROM touched WHERE changed IS NULL)),
    (SELECT pg_catalog.string_agg(pg_catalog.format(' AND (%s) IS NOT TRUE', ${POINTS}), '')
      FROM key_there AS led WHERE led.conrelid = thread.conrelid AND confdeltype = 'c' AND confrelid = conrelid)
  ) FROM thread ORDER BY 1`;

const TOUCHED_THERE = `FROM (SELECT touched.oid, relname, changed FROM touched JOIN pg_catalog.pg_class USING (oid)
      WHERE touched.oid NOT IN (SELECT oid FROM found)) AS there`;

/** What in another table keeps entries from being pruned, or can: a foreign key, or a trigger or a rule that acts when its rows change. */
export const HOLDING = [
  [
    "'The foreign key ' || conname || ' of ' || holder || ' keeps what ' || named || ' points at from being pruned' || why || '.'",
    false,
    false,
    'FROM held WHERE why IS NOT NULL',
  ],
  [
    "'The trigger ' || tgname || ' can keep what ' || relname || ' points at from being pruned.'",
    false,
    false,
    `${TOUCHED_THERE} JOIN pg_catalog.pg_trigger ON tgrelid = there.oid JOIN pg_catalog.pg_proc ON pg_proc.oid = tgfoid
      WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND pg_catalog.regexp_replace(prosrc, '${UNSPOKEN}', ' ', 'g') OPERATOR(pg_catalog.~*) '${REFUSES}'
        AND ${hasBit('tgtype', 'CASE WHEN changed IS NULL THEN 8 ELSE 16 END')}
        AND (changed IS NULL OR tgattr = '' OR ${overlap('tgattr::int2[]', 'changed')})`,
  ],
  [
    "'The rule ' || rulename || ' can keep what ' || relname || ' points at from being pruned.'",
    false,
    false,
    `${TOUCHED_THERE} JOIN pg_catalog.pg_rewrite ON ev_class = there.oid
      WHERE is_instead AND ev_type = CASE WHEN changed IS NULL THEN '4' ELSE '2' END`,
  ],
] as const;
