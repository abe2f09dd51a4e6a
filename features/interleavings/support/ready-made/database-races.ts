import { equal } from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { InterleavingSubject } from '@audit-race/interleavings';
import { named } from '../models';
import type { Family } from '../search';

interface Client {
  query(text: string, values?: readonly unknown[]): Promise<{ rows: { balance: number }[] }>;
  release(): void;
}

interface Pool extends Pick<Client, 'query'> {
  readonly totalCount: number;
  connect(): Promise<Client>;
}

type Ask = Client['query'];

/** Races of callers who share a database. */
export const databaseRaces: Readonly<Record<string, Family>> = {
  'withdraw in two queries': withdrawing(10, (pool) => inTwo((...args) => pool.query(...args))),
  'withdraw in one query': withdrawing(1, (pool) => inOne((...args) => pool.query(...args))),
  'withdraw with callbacks': withdrawing(10, (pool) =>
    inTwo(
      (text, values) =>
        new Promise((resolve) =>
          Reflect.apply(pool.query, pool, [text, values, (_error: unknown, rows: never) => resolve(rows)]),
        ),
    ),
  ),
  'share one client, each for both queries': withdrawing(1, async (pool) => {
    const client = await pool.connect();
    try {
      await inTwo((...args) => client.query(...args));
    } finally {
      client.release();
    }
  }),
  'need two clients of two at once': withdrawing(2, async (pool) => {
    const outer = await pool.connect();
    const inner = await pool.connect();
    await inOne((...args) => inner.query(...args));
    inner.release();
    outer.release();
  }),
};

async function inTwo(ask: Ask): Promise<void> {
  const { rows } = await ask('select balance from accounts');
  await ask('update accounts set balance = $1', [(rows[0]?.balance ?? 0) - 30]);
}

async function inOne(ask: Ask): Promise<void> {
  await ask('update accounts set balance = balance - 30');
}

function withdrawing(max: number, withdraw: (pool: Pool) => Promise<void>): Family {
  return (callers) => ({
    name: 'withdrawals from a database',
    setup(turns): InterleavingSubject {
      const database = new AccountDatabase();
      const pool = turns.controlPg(new AccountPool(database, max));
      return {
        callers: named(callers, () => withdraw(pool)),
        check: () => equal(database.balance, 100 - 30 * callers, `the balance is ${database.balance}`),
      };
    },
  });
}

/** One table with one row. */
class AccountDatabase {
  balance = 100;

  run(text: string, [balance]: readonly unknown[] = []): { rows: { balance: number }[] } {
    if (text.startsWith('update')) {
      this.balance = balance === undefined ? this.balance - 30 : Number(balance);
    }
    return { rows: [{ balance: this.balance }] };
  }
}

/** Looks like the pool of pg, as far as a withdrawal can see. */
class AccountPool extends EventEmitter implements Pool {
  readonly #database: AccountDatabase;
  readonly options: { readonly max: number };
  readonly totalCount = 0;

  constructor(database: AccountDatabase, max: number) {
    super();
    this.#database = database;
    this.options = { max };
  }

  query(text: string, values?: readonly unknown[]): ReturnType<Ask> {
    return Promise.resolve(this.#database.run(text, values));
  }

  connect(): Promise<Client> {
    return Promise.resolve({ query: (text, values) => this.query(text, values), release: () => undefined });
  }
}
