import { harmlessLine } from '../../../domain/harmless-text';
import type { IntegrityFault } from '../../../ports/integrity';
import type { Connection } from '../connection/connection';
import { OF_SHAPE } from '../refusals/of-shape';
import { GUARD_BODY } from '../tables/append-only';
import { CHAIN_TABLES } from '../tables/tables';
import { AHEAD_DEFAULT } from '../tables/transaction-numbers';
import { askAside } from './ask-aside';
import { checkIndexes } from './check-indexes';
import { COLUMNS_OF, REFUSED_COLUMNS, TRANSACTION, TRIGGERS } from './expected-schema';
import { findThreads } from './find-threads';
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
 * Has a name, so that the server keeps its plan: planning takes longer than execution, and pruning asks it in each of its transactions,
 * because somebody may change the tables between two of them.
 */
const ASK_ODD = { name: 'audit_list_odd', text: LIST_ODD, values: GIVEN };

/** Counts the tables and the column that hold a chain. A log that never had a chain has none of them. */
const FIND_CHAIN = `WITH ${OURS}
  SELECT count(*) FROM ours LEFT JOIN pg_catalog.pg_attribute ON attrelid = ours.oid AND attname = 'place' AND NOT attisdropped
  WHERE named IN ('audit_head', 'audit_gone') OR (named = 'audit_batch' AND attname IS NOT NULL)`;

/** Finds the version of the tables if this version has a chain. The tables of an earlier release have a lower version. */
const FIND_VERSION = `SELECT max(version) FROM audit_schema HAVING max(version) >= ${CHAIN_TABLES.since}`;

/** Makes the server write definitions as it does by default, until the transaction ends. */
const IN_ITS_WORDS = 'SET LOCAL quote_all_identifiers = off';

/** What was found of the tables. */
export interface CheckedSchema {
  readonly faults: readonly IntegrityFault[];
  /** Whether the tables lack so much that nothing can be read. */
  readonly isEnd: boolean;
  /** Whether each index was compared with each entry. */
  readonly areIndexesFollowed: boolean;
}

/**
 * Finds whatever takes the place of our tables, would change what is written into them, or hides what is in them. Everything else in the
 * schema is ignored.
 *
 * Within a transaction.
 *
 * @param followsIndexes whether the indexes are compared with each entry, too, where that can be done.
 */
export async function checkSchema(connection: Connection, followsIndexes: boolean): Promise<CheckedSchema> {
  const odd = await listOdd(connection);
  const isEnd = odd.some(([, , , ends]) => ends === true);
  const threads = await findThreads(connection);
  const indexes = isEnd ? { odd: [], areFollowed: false } : await checkIndexes(connection, followsIndexes);
  const faults = [...odd.map(([, what]) => String(what)), ...threads, ...indexes.odd].map(
    (what): IntegrityFault => ({ kind: 'foreign', what: harmlessLine(what) }),
  );
  return { faults, isEnd, areIndexesFollowed: indexes.areFollowed };
}

/** What would change rows that are written into our tables; `undefined` where nothing does. Within a transaction. */
export async function findHindrance(connection: Connection): Promise<string | undefined> {
  const odd = await listOdd(connection);
  const found = odd.find(([, , harms]) => harms === true);
  return found === undefined ? undefined : harmlessLine(String(found[1]));
}

async function listOdd(connection: Connection): Promise<unknown[][]> {
  await connection.run(IN_ITS_WORDS);
  return await connection.query(ASK_ODD);
}

/** Whether a log has the tables of a chain. A log of an earlier release has none, unless its owner has opened it since. */
export async function hasChain(connection: Connection): Promise<boolean> {
  const [count] = await connection.queryOne({ text: FIND_CHAIN, values: [] });
  return Number(count) > 0;
}

/** For a log in which all tables of the chain are missing: reports a fault if the tables have a version that has a chain. */
export async function checkNoChain(connection: Connection): Promise<IntegrityFault[]> {
  const [version] = (await askAside(connection, { text: FIND_VERSION, values: [] }, OF_SHAPE)) ?? [];
  const what = `The table audit_schema says that the tables have version ${Number(version)}, and nothing of what a chain is kept in is there.`;
  return typeof version === 'number' ? [{ kind: 'foreign', what }] : [];
}
