/** Not all of it is for everybody: who may not ask is not told. What fails would cost a transaction. */
const FIND_TABLE = `SELECT pg_catalog.to_regclass('audit_entry')::oid::text,
  (SELECT oid::text FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()),
  pg_catalog.has_function_privilege(pg_catalog.to_regprocedure('pg_catalog.pg_control_system()')::oid, 'EXECUTE')`;
const FIND_SERVER = 'SELECT system_identifier::text FROM pg_catalog.pg_control_system()';

/**
 * Tells a log from all others: which table of which database on which server a connection would store into. A standby that has
 * become the server is the same; `undefined` where nobody says.
 */
export async function findIdentity(
  ask: (text: string) => Promise<readonly unknown[]>,
): Promise<string | undefined> {
  const [table, database, mayAsk] = await ask(FIND_TABLE);
  if (typeof table !== 'string' || mayAsk !== true) {
    return undefined;
  }
  const [server] = await ask(FIND_SERVER);
  return [server, database, table].join(' ');
}
