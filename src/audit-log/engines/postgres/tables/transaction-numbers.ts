import { AuditStoreError } from '../../../domain/errors';
import type { Connection } from '../connection/connection';
import { lockLog } from './lock-log';

/**
 * How far the numbers of transactions are ahead of those that the server gives.
 *
 * A log that was restored into another server has rows of transactions which that has not had yet. What is stored there must come behind
 * them, and be of no transaction of theirs. So what a row gets as the number of its transaction is the server's, and so many more.
 */
const AHEAD = `coalesce((
    SELECT substring(pg_catalog.pg_get_expr(adbin, adrelid) FROM '[+] [(]?''?([0-9]+)')::bigint
    FROM pg_catalog.pg_attrdef JOIN pg_catalog.pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE adrelid = pg_catalog.to_regclass('audit_entry') AND attname = 'tx'
  ), 0)`;

/** The number that rows get of a transaction of this server. */
export const ahead = (number: string) => `((${number})::text::bigint + ${AHEAD})::text::xid8`;

/** All transactions before this have ended. */
export const SETTLED = ahead('pg_snapshot_xmin(pg_current_snapshot())');

/** No transaction from this one on has begun. */
export const TO_COME = ahead('pg_snapshot_xmax(pg_current_snapshot())');

/** The transaction itself. */
export const OWN = ahead('pg_current_xact_id()');

/** What the column `tx` has as its default, once it was so; as PostgreSQL writes it, for a regular expression of its own. */
export const AHEAD_DEFAULT = `^[(]+pg_current_xact_id[(][)][)]::text[)]::bigint [+] [(]?'?\\d+'?(::bigint)?[)]+::text[)]::xid8$`;

/** No server ever comes to it: whoever has put such a number in has done it by hand. */
export const TX_MAX = 2n ** 62n;

const IS_OWNER = `SELECT bool_and(pg_catalog.pg_has_role(relowner, 'USAGE')) FROM pg_catalog.pg_class
  WHERE oid IN (pg_catalog.to_regclass('audit_entry'), pg_catalog.to_regclass('audit_batch'))`;

const newestOf = (table: string) =>
  `(SELECT tx FROM ${table} WHERE tx < '${TX_MAX}'::xid8 ORDER BY tx DESC LIMIT 1)`;

/** The newest transaction of some tables, where this server has not had it. */
const findRestoredIn = (...tables: readonly string[]) => `SELECT last::text FROM (
    SELECT greatest(${tables.map(newestOf).join(', ')}) AS last
  ) AS newest WHERE last >= ${TO_COME}`;

const FIND_RESTORED = findRestoredIn('audit_entry', 'audit_batch');
/** For who may not read entries. */
const FIND_RESTORED_BATCH = findRestoredIn('audit_batch');
const DENIED = '42501';

/**
 * Has a log go on behind what it was restored with, where it comes from a server that has had more transactions. Called before anything
 * is stored over a connection: it may lead to another server than the one before.
 *
 * @throws AuditStoreError (rejects) `AUDIT_STORE_RESTORED` where only the owner of the tables can have it so.
 */
export async function goOnBehind(connection: Connection): Promise<void> {
  if ((await findRestored(connection)) === undefined) {
    return;
  }
  const [isOwner] = await connection.queryOne({ text: IS_OWNER, values: [] });
  if (isOwner !== true) {
    throw restoredElsewhere('stored to');
  }
  await connection.transaction(async () => {
    await lockLog(connection, 'making the tables');
    const last = await findRestored(connection);
    if (last !== undefined) {
      const number = `(pg_current_xact_id()::text::bigint + ${last + 1n})::text::xid8`;
      await connection.run(
        ['audit_entry', 'audit_batch']
          .map((table) => `ALTER TABLE ${table} ALTER tx SET DEFAULT ${number};`)
          .join('\n'),
      );
    }
  });
}

/** Why a log cannot be used until its owner has opened it. */
export function restoredElsewhere(use: 'stored to' | 'followed'): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_RESTORED',
    `The PostgreSQL store cannot be ${use}: it was restored from another server, and what is stored now would get numbers of transactions that its entries already have. Open it once as the owner of its tables, with ensureSession().`,
  );
}

async function findRestored(connection: Connection): Promise<bigint | undefined> {
  const [last] = await connection
    .queryOne({ text: FIND_RESTORED, values: [] })
    .catch((error: unknown) => findRestoredBatch(connection, error));
  return typeof last === 'string' ? BigInt(last) : undefined;
}

async function findRestoredBatch(connection: Connection, error: unknown): Promise<unknown[]> {
  if (Object(error).code !== DENIED) {
    throw error;
  }
  return await connection.queryOne({ text: FIND_RESTORED_BATCH, values: [] });
}
