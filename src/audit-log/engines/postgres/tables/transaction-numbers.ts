import { AuditStoreError } from '../../../domain/errors';
import type { Connection } from '../connection/connection';
import { lockLog } from './lock-log';

/**
 * The offset between the transaction numbers of the log and those of the server.
 *
 * A log that was restored into another server has rows of transactions that this server has not reached yet. New rows must sort behind
 * them, and must not share a transaction number with them. So the default of the column `tx` is the number of the server plus an offset,
 * which is read from that default here.
 */
const AHEAD = `coalesce((
    SELECT substring(pg_catalog.pg_get_expr(adbin, adrelid) FROM '[+] [(]?''?([0-9]+)')::bigint
    FROM pg_catalog.pg_attrdef JOIN pg_catalog.pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE adrelid = pg_catalog.to_regclass('audit_entry') AND attname = 'tx'
  ), 0)`;

/** The number that the log has for a transaction of this server. */
export const ahead = (number: string) => `((${number})::text::bigint + ${AHEAD})::text::xid8`;

/** All transactions before this have ended. */
export const SETTLED = ahead('pg_snapshot_xmin(pg_current_snapshot())');

/** No transaction from this one on has begun. */
export const TO_COME = ahead('pg_snapshot_xmax(pg_current_snapshot())');

/** The current transaction. */
export const OWN = ahead('pg_current_xact_id()');

/** The default of the column `tx` with an offset, as PostgreSQL prints it: a regular expression for PostgreSQL. */
export const AHEAD_DEFAULT = `^[(]+pg_current_xact_id[(][)][)]::text[)]::bigint [+] [(]?'?\\d+'?(::bigint)?[)]+::text[)]::xid8$`;

/** No server ever reaches this number: a row that has it was put in by hand. */
export const TX_MAX = 2n ** 62n;

const IS_OWNER = `SELECT bool_and(pg_catalog.pg_has_role(relowner, 'USAGE')) FROM pg_catalog.pg_class
  WHERE oid IN (pg_catalog.to_regclass('audit_entry'), pg_catalog.to_regclass('audit_batch'))`;

const newestOf = (table: string) =>
  `(SELECT tx FROM ${table} WHERE tx < '${TX_MAX}'::xid8 ORDER BY tx DESC LIMIT 1)`;

/** The newest transaction in some tables, if this server has not reached it yet. */
const findRestoredIn = (...tables: readonly string[]) => `SELECT last::text FROM (
    SELECT greatest(${tables.map(newestOf).join(', ')}) AS last
  ) AS newest WHERE last >= ${TO_COME}`;

const FIND_RESTORED = findRestoredIn('audit_entry', 'audit_batch');
/** For a role that may not read entries. */
const FIND_RESTORED_BATCH = findRestoredIn('audit_batch');
const DENIED = '42501';

/**
 * Makes a log continue behind the rows that it was restored with, if they come from a server that has had more transactions. Called before
 * anything is stored over a connection, because each connection may lead to another server than the one before.
 *
 * @throws AuditStoreError (rejects) `AUDIT_STORE_RESTORED` if this is needed, and the role does not own the tables.
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
