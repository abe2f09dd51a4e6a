import assert from 'node:assert/strict';
import type { NewEntry, RecordedEntry } from 'audit-race';
import { AuditService } from 'audit-race';
import Database from 'better-sqlite3';
import { Client, Pool } from 'pg';
import { endPool } from '../../engines/support/end-pool';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { openTestDatabase } from '../../support/postgres/open-test-database';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** How a transaction ends. */
export type Ending = 'committed' | 'rolled back';

const STATEMENTS: Readonly<Record<Ending, string>> = { committed: 'COMMIT', 'rolled back': 'ROLLBACK' };
const PAY = 'INSERT INTO bill VALUES (1)';

/** Somebody who acts in transactions of their own, in the database of a log. */
export interface ActingCaller {
  readonly audit: AuditService;
  begin(): Promise<void>;
  pay(): Promise<void>;
  record(entry: NewEntry): Promise<RecordedEntry>;
  end(ending: Ending): Promise<void>;
  /** The first value that a statement gives. */
  ask(sql: string): Promise<unknown>;
}

/** What somebody may record over by mistake, by its words; what it gives is put away at the end of the scenario. */
export type WrongConnections = Readonly<Record<string, () => unknown>>;

/** The callers of a scenario, and their log. */
export class ActingCallers {
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** A caller beside a new log in a store. */
  async make(store: string): Promise<ActingCaller & { readonly wrong: WrongConnections }> {
    return store === 'PostgreSQL'
      ? await this.#makePostgres()
      : await this.#makeSqlite(store === 'attached-SQLite');
  }

  /** Another caller beside the same log in PostgreSQL. */
  async join(audit: AuditService): Promise<ActingCaller> {
    return postgresCaller(audit, await this.#connect());
  }

  async #makeSqlite(isAttached: boolean): Promise<ActingCaller & { readonly wrong: WrongConnections }> {
    const file = this.#world.part(TemporaryFolder).file('audit.db');
    const audit = this.#makeLog(`sqlite://${file}`);
    await audit.ensureSession();
    const database = this.#open(isAttached ? this.#world.part(TemporaryFolder).file('bills.db') : file);
    if (isAttached) {
      database.prepare('ATTACH ? AS log').run(file);
    }
    database.exec('CREATE TABLE bill (id INTEGER)');
    const begun = (other: Database.Database) => {
      other.exec('BEGIN');
      return other;
    };
    const wrong: WrongConnections = {
      'nothing at all': () => undefined,
      'a Proxy that throws': () =>
        new Proxy(database, {
          get: (_, name) => (name === 'then' ? undefined : assert.fail('Nobody may look.')),
        }),
      'a path': () => file,
      'a connection without a transaction': () => database,
      'a connection to another file': () => begun(this.#open(':memory:')),
      'a connection to another log': async () => {
        const other = this.#world.part(TemporaryFolder).file('other.db');
        await this.#makeLog(`sqlite://${other}`).ensureSession();
        return begun(this.#open(other));
      },
      'a connection with another log attached': async () => {
        const other = this.#world.part(TemporaryFolder).file('other.db');
        await this.#makeLog(`sqlite://${other}`).ensureSession();
        const bills = this.#open(':memory:');
        bills.prepare('ATTACH ? AS log').run(other);
        return begun(bills);
      },
      'a connection of pg': async () => {
        const client = await this.#connect();
        await client.query('BEGIN');
        return client;
      },
      'a connection that may only read': () => begun(this.#open(file, { readonly: true })),
      'a connection when the log is closed': async () => {
        await audit.close();
        return begun(database);
      },
    };
    return { ...sqliteCaller(audit, database), wrong };
  }

  async #makePostgres(): Promise<ActingCaller & { readonly wrong: WrongConnections }> {
    const url = await this.#world.part(PostgresDatabase).urlOf();
    const audit = this.#makeLog(url);
    await audit.ensureSession();
    const client = await this.#connect();
    await client.query('CREATE TABLE bill (id integer)');
    const begun = async (begin: string) => {
      await client.query(begin);
      return client;
    };
    const wrong: WrongConnections = {
      'a pool': () => {
        const pool = new Pool({ connectionString: url });
        this.#world.addCleanup(() => endPool(pool));
        return pool;
      },
      'a connection without a transaction': () => client,
      'a connection that looks elsewhere': () => begun('BEGIN; SET LOCAL search_path = pg_temp'),
      'a connection to another log': () => this.#joinLog(this.#world.part(PostgresDatabase).urlOf('other')),
      'a connection to a log in another database': async () => {
        const { url: elsewhere, drop } = await openTestDatabase();
        this.#world.addCleanup(drop);
        return await this.#joinLog(elsewhere);
      },
      'a connection of better-sqlite3': () => {
        const database = this.#open(':memory:');
        database.exec('BEGIN');
        return database;
      },
      'a client that was never connected': () => new Client({ connectionString: url }),
      'something that answers, and stores nothing': () => ({ query: () => Promise.resolve({ rows: [] }) }),
      'a connection whose transaction has failed': async () => {
        await client.query('BEGIN');
        await client.query('SELECT nothing').catch(() => undefined);
        return client;
      },
      'a connection whose search_path has come to lead to another log': () => this.#turnAway(audit, client),
      'a connection that may only read': () => begun('BEGIN READ ONLY'),
      'a connection when the log is closed': async () => {
        await audit.close();
        return await begun('BEGIN');
      },
    };
    return { ...postgresCaller(audit, client), wrong };
  }

  /** A connection over which an entry was recorded, and which leads to another log from then on. */
  async #turnAway(audit: AuditService, client: Client): Promise<Client> {
    await client.query('BEGIN');
    await audit.within(client).record({ eventType: 'bill.paid' });
    const other = new URL(await this.#world.part(PostgresDatabase).urlOf('other'));
    await client.query(`COMMIT; SET ${other.searchParams.get('options')?.replace('-c', '')}; BEGIN`);
    return client;
  }

  /** A connection to another log, on which a transaction is open. */
  async #joinLog(url: string | Promise<string>): Promise<Client> {
    await this.#makeLog(await url).ensureSession();
    const client = await this.#world.part(PostgresDatabase).connect(await url);
    this.#world.addCleanup(() => client.end());
    await client.query('BEGIN');
    return client;
  }

  #makeLog(databaseUrl: string): AuditService {
    const audit = new AuditService({ databaseUrl });
    this.#world.addCleanup(() => audit.close());
    return audit;
  }

  #open(file: string, options: Database.Options = {}): Database.Database {
    const database = new Database(file, options);
    this.#world.addCleanup(() => database.close());
    return database;
  }

  async #connect(): Promise<Client> {
    const client = await this.#world.part(PostgresDatabase).connect();
    this.#world.addCleanup(() => client.end());
    return client;
  }
}

function sqliteCaller(audit: AuditService, database: Database.Database): ActingCaller {
  const run = (sql: string) =>
    new Promise<void>((resolve) => {
      database.exec(sql);
      resolve();
    });
  return {
    audit,
    begin: () => run('BEGIN'),
    pay: () => run(PAY),
    record: (entry) => new Promise((resolve) => resolve(audit.within(database).record(entry))),
    end: (ending) => run(STATEMENTS[ending]),
    ask: (sql) => Promise.resolve(database.prepare(sql).pluck().get()),
  };
}

function postgresCaller(audit: AuditService, client: Client): ActingCaller {
  const run = async (sql: string) => {
    await client.query(sql);
  };
  return {
    audit,
    begin: () => run('BEGIN'),
    pay: () => run(PAY),
    record: (entry) => audit.within(client).record(entry),
    end: (ending) => run(STATEMENTS[ending]),
    ask: async (sql) => {
      const { rows } = await client.query({ text: sql, rowMode: 'array' });
      return rows[0]?.[0];
    },
  };
}
