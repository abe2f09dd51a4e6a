import { Client } from 'pg';
import { openTestDatabase, type TestDatabase } from '../../support/postgres/open-test-database';
import type { OwnServer } from '../../support/postgres/own-server';
import { startOwnServer } from '../../support/postgres/start-own-server';
import type { AuditWorld } from '../../support/world';

/** The databases of a scenario, by their owners. */
export class TestDatabases {
  readonly #world: AuditWorld;
  readonly #databases = new Map<string, TestDatabase>();
  #foreign: OwnServer | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async open(owner: string): Promise<void> {
    const database = await openTestDatabase();
    this.#world.addCleanup(() => database.drop());
    this.#databases.set(owner, database);
  }

  async drop(owner: string): Promise<void> {
    await this.#databases.get(owner)?.drop();
  }

  ask(owner: string, statement: string): Promise<unknown[]> {
    return askServer(this.#databases.get(owner)?.url, statement);
  }

  /** Starts a server that is not the one of the run, and names it in PG_URL. */
  async useForeignServer(): Promise<void> {
    const server = await startOwnServer({ isOnTcp: true, isDurable: false });
    this.#foreign = server;
    const before = process.env.PG_URL ?? '';
    process.env.PG_URL = server.url();
    this.#world.addCleanup(() => {
      process.env.PG_URL = before;
      return server.end();
    });
  }

  askForeignServer(statement: string): Promise<unknown[]> {
    return askServer(this.#foreign?.url(), statement);
  }
}

/** Asks one question, over a connection of its own. */
export async function askServer(url: string | undefined, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return rows;
  } finally {
    await client.end();
  }
}
