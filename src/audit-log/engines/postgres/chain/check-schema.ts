import { harmlessLine } from '../../../domain/harmless-text';
import type { IntegrityFault } from '../../../ports/integrity';
import type { Connection } from '../connection/connection';
import { GUARD_BODY } from '../tables/append-only';
import { AHEAD_DEFAULT } from '../tables/transaction-numbers';
import { checkIndexes } from './check-indexes';
import { COLUMNS_OF, REFUSED_COLUMNS, TRANSACTION, TRIGGERS } from './expected-schema';
import { LIST_ODD } from './list-odd';
import { OURS } from './our-tables';

const GIVEN = [
  JSON.stringify(COLUMNS_OF),
  JSON.stringify(TRIGGERS),
  REFUSED_COLUMNS,
  GUARD_BODY.replaceAll(/\s+/g, ' ').trim(),
  AHEAD_DEFAULT,
  TRANSACTION,
];

/**
 * By a name, so that the server keeps its plan: to plan it takes longer than to carry it out, and pruning asks it in each of its
 * transactions, between which somebody may change the tables.
 */
const ASK_ODD = { name: 'audit_list_odd', text: LIST_ODD, values: GIVEN };

/** What a chain is kept in. Of a log that never had one nothing is there. */
const FIND_CHAIN = `WITH ${OURS}
  SELECT count(*) FROM ours LEFT JOIN pg_catalog.pg_attribute ON attrelid = ours.oid AND attname = 'place' AND NOT attisdropped
  WHERE named IN ('audit_head', 'audit_gone') OR (named = 'audit_batch' AND attname IS NOT NULL)`;

/** The server says what there is in its own words, as it does where it is told nothing else. It is so to the end of the transaction. */
const IN_ITS_WORDS = 'SET LOCAL quote_all_identifiers = off';

/** What was found of the tables. */
export interface CheckedSchema {
  readonly faults: readonly IntegrityFault[];
  /** Whether what the tables lack leaves nothing that can be read. */
  readonly isEnd: boolean;
  /** Whether each index was followed to each entry. */
  readonly areIndexesFollowed: boolean;
}

/**
 * Finds what stands in place of our tables, would change on its way what is written into them, or hides what is in them. What else there
 * is in the schema is nobody's business.
 *
 * Within a transaction.
 *
 * @param followsIndexes whether the indexes are followed to each entry, too, where that can be done.
 */
export async function checkSchema(connection: Connection, followsIndexes: boolean): Promise<CheckedSchema> {
  const odd = await listOdd(connection);
  const isEnd = odd.some(([, , , ends]) => ends === true);
  const indexes = isEnd ? { odd: [], areFollowed: false } : await checkIndexes(connection, followsIndexes);
  const faults = [...odd.map(([, what]) => String(what)), ...indexes.odd].map(
    (what): IntegrityFault => ({ kind: 'foreign', what: harmlessLine(what) }),
  );
  return { faults, isEnd, areIndexesFollowed: indexes.areFollowed };
}

/** What would change on its way what is written into our tables; `undefined` where nothing does. Within a transaction. */
export async function findHindrance(connection: Connection): Promise<string | undefined> {
  const odd = await listOdd(connection);
  const found = odd.find(([, , harms]) => harms === true);
  return found === undefined ? undefined : harmlessLine(String(found[1]));
}

async function listOdd(connection: Connection): Promise<unknown[][]> {
  await connection.run(IN_ITS_WORDS);
  return await connection.query(ASK_ODD);
}

/** Whether a log has what a chain is kept in. One of an earlier release has not, unless its owner has opened it since. */
export async function hasChain(connection: Connection): Promise<boolean> {
  const [count] = await connection.queryOne({ text: FIND_CHAIN, values: [] });
  return Number(count) > 0;
}
