import { COLUMN_NAMES, COLUMNS, NUMBER_COLUMNS } from '../../sql/entry-columns';
import { linkSql } from '../sealing/link-sql';
import { headFor, LINK_WAITING, TO_DISK } from '../sealing/link-statement';

/** A row that is stored already stays as it is. */
const LEFT_ALONE = 'ON CONFLICT (id) DO NOTHING';

/** A batch that follows the last one of its writer: nearly always this is all it takes. */
const MOVE_ON =
  'UPDATE audit_writer SET batch = $2::bigint, time = $3::bigint WHERE id = $1::text AND batch = $2::bigint - 1 RETURNING 1';

/** The first batch of a writer. */
const BEGIN = `INSERT INTO audit_writer (id, batch, time) VALUES ($1::text, $2::bigint, $3::bigint) ${LEFT_ALONE} RETURNING 1`;

/** The values of a row, from its JSON array. */
const VALUES = COLUMN_NAMES.map((name, index) =>
  NUMBER_COLUMNS.includes(name) ? `(r ->> ${index})::bigint` : `r ->> ${index}`,
).join(', ');

/**
 * Inserts rows from one parameter (JSON). That costs this process a third of what a parameter for each column costs. A row that is stored
 * already stays as it is; if one row cannot be stored, all fail.
 */
const insertRows = (from: string) =>
  `INSERT INTO audit_entry (${COLUMNS}) SELECT ${VALUES} FROM ${from} AS r ${LEFT_ALONE}`;

/** Links only where this statement has inserted all rows of the batch. */
const HEAD = headFor({ beside: 'went', condition: 'went.rows = $5::integer' });

/** The link of the batch itself, behind the links of waiting batches. */
const OWN = `own AS (
    SELECT link.place + 1 AS place, ${linkSql({
      before: 'link.chain',
      place: '(link.place + 1)',
      rows: 'went.rows',
      writer: '$1::text',
      batch: '$2::bigint',
      root: '$6::bytea',
    })} AS chain FROM link, went ORDER BY link.nth DESC LIMIT 1
  ),
  advanced AS (UPDATE audit_head SET place = own.place + went.rows - 1, chain = own.chain FROM own, went)`;

/** If some rows were stored before, only the others are in this batch. It gets no evidence here, and is hashed and linked later. */
const NOTED = `noted AS (
    INSERT INTO audit_batch (first_seq, rows, writer, batch, place, chain, root, salt, leaves)
    SELECT went.first, went.rows, $1::text, $2::bigint, own.place, own.chain, evidence.*
    FROM went LEFT JOIN own ON true
      LEFT JOIN (SELECT $6::bytea, $7::bytea, $8::bytea) AS evidence ON went.rows = $5::integer
    WHERE went.rows > 0
  )`;

const NOTED_PLAIN = `noted AS (
    INSERT INTO audit_batch (first_seq, rows, writer, batch)
    SELECT went.first, went.rows, $1::text, $2::bigint FROM went WHERE went.rows > 0
  )`;

/** What the server says if it has left out rows of a batch. Raised as an error, so that the rest of the statement is undone. */
export const LEFT_OUT = 'audit-race: rows were left out';

/** Counts the rows that were stored before only where not all rows were inserted. An id that occurs twice counts once. */
const REFUSE_LEFT_OUT = `CASE WHEN went.rows < jsonb_array_length($4::jsonb) AND EXISTS (SELECT FROM moved)
    AND went.rows + (SELECT count(*) FROM audit_entry WHERE id IN (SELECT r ->> 0 FROM jsonb_array_elements($4::jsonb) AS r))
      < (SELECT count(DISTINCT r ->> 0) FROM jsonb_array_elements($4::jsonb) AS r)
    THEN ('${LEFT_OUT} ' || went.rows)::integer END`;

/** One statement, and so one transaction and one round trip: nothing of it is done unless the writer moves on. */
const storeBy = (move: string, rest: readonly string[], isLinked: string) => `
  WITH RECURSIVE moved AS (${move}),
  entry AS (${insertRows('moved, jsonb_array_elements($4::jsonb)')} RETURNING seq),
  went AS MATERIALIZED (SELECT min(seq) AS first, count(*)::integer AS rows FROM entry),
  ${rest.join(',\n  ')}
  SELECT (SELECT count(*) FROM moved) = 1, ${isLinked}, ${TO_DISK}, ${REFUSE_LEFT_OUT} FROM went`;

const EVIDENCE = [HEAD, LINK_WAITING, OWN, NOTED];
const IS_LINKED = '(SELECT count(*) FROM own) = 1';

/** Stores a batch, the first of its writer or a later one, with the evidence for it or without. */
export const STORE = {
  first: { plain: storeBy(BEGIN, [NOTED_PLAIN], 'false'), sealed: storeBy(BEGIN, EVIDENCE, IS_LINKED) },
  next: { plain: storeBy(MOVE_ON, [NOTED_PLAIN], 'false'), sealed: storeBy(MOVE_ON, EVIDENCE, IS_LINKED) },
};

/** Rows that are no batch of a writer. */
export const STORE_ROWS = `
  WITH entry AS (${insertRows('jsonb_array_elements($1::jsonb)')} RETURNING seq)
  INSERT INTO audit_batch (first_seq, rows) SELECT min(seq), count(*) FROM entry HAVING count(*) > 0`;
