/** Asks for the right to call `pg_control_system()`, too, which not every role has: a refused call would abort the transaction. */
const FIND_TABLE = `SELECT pg_catalog.to_regclass('audit_entry')::oid::text,
  (SELECT oid::text FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()),
  pg_catalog.has_function_privilege(pg_catalog.to_regprocedure('pg_catalog.pg_control_system()')::oid, 'EXECUTE')`;
const FIND_SERVER = 'SELECT system_identifier::text FROM pg_catalog.pg_control_system()';

/**
 * What tells a log from all others: the server, the database and the table that a connection would store into. A promoted standby has the
 * same identity. `undefined` if there is no table, or this role may not ask for the server.
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
