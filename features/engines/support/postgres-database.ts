import { createEngine, type Engine } from 'audit-race';
import { Client } from 'pg';
import { openTestDatabase, type TestDatabase } from '../../support/postgres/open-test-database';
import type { AuditWorld } from '../../support/world';

/** A database of one scenario, on a real server, with as many logs as the scenario names: each in a schema of its own. */
export class PostgresDatabase {
  readonly #world: AuditWorld;
  readonly #schemas = new Map<string, Promise<string>>();
  #opened: Promise<TestDatabase> | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Opens an engine on the log of this name. */
  async openLog(name: string): Promise<Engine> {
    return await createEngine(await this.urlOf(name));
  }

  /** The URL of the log of this name; the same log for the same name. */
  urlOf(name: string): Promise<string> {
    const known = this.#schemas.get(name) ?? this.#makeSchema(name);
    this.#schemas.set(name, known);
    return known;
  }

  /** What a statement gives in the log of this name, each row a list of its values. */
  async ask(name: string, text: string): Promise<unknown[][]> {
    const { rows } = await this.#execute(await this.urlOf(name), text);
    return rows;
  }

  async #makeSchema(name: string): Promise<string> {
    const { url } = await this.#open();
    await this.#execute(url, `CREATE SCHEMA ${name}`);
    const inSchema = new URL(url);
    inSchema.searchParams.set('options', `-csearch_path=${name}`);
    const schemaUrl = inSchema.href;
    // Made beforehand: engines that make them at the same moment meet a race, which a scenario of its own is about.
    const engine = await createEngine(schemaUrl);
    await engine.createTables();
    await engine.close();
    return schemaUrl;
  }

  #open(): Promise<TestDatabase> {
    this.#opened ??= openTestDatabase().then((database) => {
      this.#world.addCleanup(() => database.drop());
      return database;
    });
    return this.#opened;
  }

  async #execute(url: string, text: string): Promise<{ rows: unknown[][] }> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query({ text, rowMode: 'array' });
    } finally {
      await client.end();
    }
  }
}
