import { warn } from '../../../ports/faults';
import type { Connection } from './connection';

/**
 * In an open transaction of the program, the statement has begun later than the transaction. Outside of one, both have the same time, if
 * the statement has no values and is sent as a whole. In an aborted transaction, the statement fails.
 */
const LOOK = `SELECT pg_catalog.transaction_timestamp() = pg_catalog.statement_timestamp(),
  (SELECT relnamespace::text FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('audit_entry')),
  pg_catalog.current_schema(), current_user`;

const TRANSACTION_FAILED = '25P02';

/** What a program can leave on a connection, and what becomes of that. */
const LEFTOVERS = Object.freeze({
  transaction:
    'A program has given a connection back to its pool with a transaction open. It is rolled back, and the audit log uses another connection. Await "COMMIT" or "ROLLBACK" before release().',
  settings:
    'A program has given a connection back to its pool with another role, or with a search_path that leads away from the audit log. It is closed, and the audit log uses another connection. Use SET LOCAL in a transaction, or set it back before release().',
});

/** Where a connection looks for the tables of a log. */
interface Home {
  /** The schema in which they are; `null` where there are none. */
  readonly tables: unknown;
  /** The schema in which they would be made. */
  readonly current: unknown;
  /** The role of the connection. */
  readonly user: unknown;
}

/** Detects what a program has left on connections of a pool: what is stored over them would be rolled back, or be in another log. */
export class PoolLeftovers {
  #home: Home | undefined;
  readonly #told = new Set<string>();

  /** Whether a connection is outside of transactions, and has the same schema and the same role as the first one. */
  async areNone(connection: Connection): Promise<boolean> {
    const found = await this.#find(connection);
    if (found !== undefined && !this.#told.has(found)) {
      this.#told.add(found);
      warn(LEFTOVERS[found], 'AUDIT_POOL_LEFTOVER');
    }
    return found === undefined;
  }

  async #find(connection: Connection): Promise<keyof typeof LEFTOVERS | undefined> {
    try {
      const [isOutside, tables, current, user] = await connection.queryOne({ text: LOOK, values: [] });
      if (isOutside === false) {
        return 'transaction';
      }
      return this.#isHome({ tables, current, user }) ? undefined : 'settings';
    } catch (error) {
      if (Object(error).code === TRANSACTION_FAILED) {
        return 'transaction';
      }
      throw error;
    }
  }

  /** Tables may be created, dropped and created anew. If there are none, the schema counts in which they would be created. */
  #isHome(home: Home): boolean {
    const { tables, current, user } = this.#home ?? home;
    const isThere =
      home.tables === null || tables === null ? home.current === current : home.tables === tables;
    if (!isThere || home.user !== user) {
      return false;
    }
    this.#home = { tables: home.tables ?? tables, current, user };
    return true;
  }
}
