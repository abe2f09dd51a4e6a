import { COLUMNS_OF } from './expected-schema';

const NAMES = Object.keys(COLUMNS_OF)
  .map((name) => `'${name}'`)
  .join(', ');

/** The relations that have our names in the search_path of this engine, and their partitions: these have `is_part`. */
export const OURS = `RECURSIVE found AS (
    SELECT oid, relname, relkind, relpersistence, relrowsecurity, relname AS named, false AS is_part FROM pg_catalog.pg_class
    WHERE relname IN (${NAMES}) AND relkind NOT IN ('i', 'I') AND pg_catalog.pg_table_is_visible(oid)
    UNION ALL
    SELECT part.oid, part.relname, part.relkind, part.relpersistence, part.relrowsecurity, found.named, true
    FROM found JOIN pg_catalog.pg_inherits ON inhparent = found.oid JOIN pg_catalog.pg_class AS part ON part.oid = inhrelid
    WHERE part.relispartition
  ),
  ours AS (SELECT * FROM found WHERE NOT is_part)`;
