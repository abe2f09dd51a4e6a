import { createEngine, type Engine } from 'audit-race';
import { Client } from 'pg';
import { openTestDatabase, type TestDatabase } from '../../support/postgres/open-test-database';
import type { AuditWorld } from '../../support/world';

/** The log of a scenario that speaks of one only. */
const ONLY = 'log';

/** A database of one scenario, on a real server, with as many logs as the scenario names: each in a schema of its own. */
export class PostgresDatabase {
  readonly #world: AuditWorld;
  readonly #schemas = new Map<string, Promise<string>>();
  #opened: Promise<TestDatabase> | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Opens an engine on a log; it is closed at the end of the scenario. */
  async openLog(name = ONLY): Promise<Engine> {
    const engine = await createEngine(await this.urlOf(name));
    this.#world.addCleanup(() => engine.close());
    return engine;
  }

  /** The URL of a log; the same log for the same name. */
  urlOf(name = ONLY): Promise<string> {
    const known = this.#schemas.get(name) ?? this.#makeLog(name);
    this.#schemas.set(name, known);
    return known;
  }

  /** Takes a log by its URL that was made otherwise. */
  adopt(name: string, url: string): void {
    this.#schemas.set(name, Promise.resolve(url));
  }

  /** Has who connects from now on look for the log in other schemas, where any are given. */
  async lookIn(schemas: string | undefined): Promise<void> {
    if (schemas !== undefined) {
      const url = new URL(await this.urlOf());
      url.searchParams.set('options', `-csearch_path=${schemas}`);
      this.adopt(ONLY, url.href);
    }
  }

  /** The URL of the database, in which there are no tables. */
  async bareUrl(): Promise<string> {
    return (await this.#open()).url;
  }

  /** Makes room for a log, and gives its URL; nobody has made its tables. */
  async makeSchema(name: string): Promise<string> {
    const inSchema = new URL(await this.bareUrl());
    const client = await this.connect(inSchema.href);
    await client.query(`CREATE SCHEMA ${name}`);
    await client.end();
    inSchema.searchParams.set('options', `-csearch_path=${name}`);
    return inSchema.href;
  }

  /** What a statement gives in the log, each row a list of its values. */
  async ask(text: string): Promise<unknown[][]> {
    const client = await this.connect();
    try {
      return (await client.query({ text, rowMode: 'array' })).rows;
    } finally {
      await client.end();
    }
  }

  /** Carries out statements that the tables refuse to everybody but pruning. */
  async asPruner(text: string): Promise<void> {
    await this.ask(`BEGIN; SET LOCAL audit_race.guard = 'off'; ${text}; COMMIT`);
  }

  /** A connection to the log, for whoever ends it. */
  async connect(url?: string): Promise<Client> {
    const client = new Client({ connectionString: url ?? (await this.urlOf()) });
    await client.connect();
    return client;
  }

  async #makeLog(name: string): Promise<string> {
    const url = await this.makeSchema(name);
    const engine = await createEngine(url);
    await engine.createTables();
    await engine.close();
    return url;
  }

  #open(): Promise<TestDatabase> {
    this.#opened ??= openTestDatabase().then((database) => {
      this.#world.addCleanup(() => database.drop());
      return database;
    });
    return this.#opened;
  }
}
