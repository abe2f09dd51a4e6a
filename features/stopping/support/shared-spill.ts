import assert from 'node:assert/strict';
import { AuditService } from 'audit-race';
import Database from 'better-sqlite3';
import { runCommandLine } from '#audit-log/command/command-line';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { EndingProgram } from '../../support/ending-program';
import { MemoryTerminal } from '../../support/memory-terminal';
import type { OwnServer } from '../../support/postgres/own-server';
import { startOwnServer } from '../../support/postgres/start-own-server';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const FILE = 'shared.db';
const SPILLED = /^shared\.db(?:-(?:other|outbox)-\d+)?$/;
const NUMBERS =
  "SELECT (details::jsonb ->> 'number')::int FROM audit_entry WHERE event_type = 'plan.applied'";

/** How somebody's program numbers its entries: behind those of whom came before. */
const STARTS = { Ada: 0, Grace: 1000 } as const;

/** Who uses the spill file. */
export type Person = keyof typeof STARTS;

/** Programs of several people that name one spill file, and the databases in which their logs are. */
export class SharedSpill {
  readonly #world: AuditWorld;
  readonly #folder: TemporaryFolder;
  readonly #databases = new Map<Person, PostgresDatabase>();
  readonly #urls = new Map<Person, string>();
  readonly #programs = new Map<Person, EndingProgram>();
  #server: OwnServer | undefined;
  #last: AuditService | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#folder = world.part(TemporaryFolder);
  }

  /** Gives each of them a log in the same database, or each in one of their own. */
  async prepare(people: readonly Person[], kind: 'one database' | 'databases of their own'): Promise<void> {
    const shared = new PostgresDatabase(this.#world);
    for (const person of people) {
      const database = kind === 'one database' ? shared : new PostgresDatabase(this.#world);
      this.#databases.set(person, database);
      this.#urls.set(person, await database.urlOf());
    }
  }

  /** Starts a server for them, with a database for each. */
  async prepareServer(people: readonly Person[]): Promise<void> {
    const server = await startOwnServer({ isDurable: false });
    this.#world.addCleanup(() => server.end());
    this.#server = server;
    const database = new PostgresDatabase(this.#world);
    const client = await database.connect(server.url());
    for (const person of people) {
      await client.query(`CREATE DATABASE ${person.toLowerCase()}`);
      this.#databases.set(person, database);
      this.#urls.set(person, server.url(person.toLowerCase()));
    }
    await client.end();
  }

  get server(): OwnServer {
    assert.ok(this.#server, 'No server was started for them.');
    return this.#server;
  }

  get people(): readonly Person[] {
    return [...this.#urls.keys()];
  }

  /** The program of somebody, which was started or is about to be. */
  program(person: Person): EndingProgram {
    const program = this.#programs.get(person) ?? new EndingProgram(this.#world);
    this.#programs.set(person, program);
    program.databaseUrl = this.urlOf(person);
    program.spillFile = FILE;
    program.recordedBefore = STARTS[person];
    return program;
  }

  urlOf(person: Person): string {
    const url = this.#urls.get(person);
    assert.ok(url, `${person} has no log.`);
    return url;
  }

  /** Starts anew in this process, and records nothing. */
  async startNext(databaseUrl: string): Promise<void> {
    this.#last = new AuditService({ databaseUrl, spillFile: this.#folder.file(FILE), logger: silent });
    await this.#last.ensureSession();
    await this.#last.close();
  }

  /** Why the one that was started last could not send everything. */
  get lastError(): unknown {
    return this.#last?.stats().spill?.lastError;
  }

  /** A user who may do what the other may, and is known by another name. */
  async addUser(person: Person): Promise<string> {
    const url = new URL(this.urlOf(person));
    const client = await this.#databases.get(person)?.connect(this.urlOf(person));
    const name = `other_${url.pathname.slice(1)}`;
    await client?.query(`CREATE ROLE ${name} LOGIN SUPERUSER`);
    this.#world.addCleanup(async () => {
      await client?.query(`DROP ROLE ${name}`);
      await client?.end();
    });
    url.username = name;
    return url.href;
  }

  /** The numbers of the entries that are in the database of somebody, in their order. */
  async numbersOf(person: Person): Promise<readonly number[]> {
    const client = await this.#databases.get(person)?.connect(this.urlOf(person));
    try {
      const rows = (await client?.query({ text: NUMBERS, rowMode: 'array' }))?.rows ?? [];
      return rows
        .flat()
        .map(Number)
        .toSorted((one, other) => one - other);
    } finally {
      await client?.end();
    }
  }

  /** The spill files that there are. */
  get files(): readonly string[] {
    return this.#folder
      .files()
      .filter((name) => SPILLED.test(name))
      .map((name) => this.#folder.file(name));
  }

  /** How many entries wait in them. */
  countWaiting(): number {
    return this.files.map(countRows).reduce((sum, count) => sum + count, 0);
  }

  /** Calls the command `audit-race`. */
  async call(args: readonly string[]): Promise<void> {
    const terminal = new MemoryTerminal();
    assert.equal(await runCommandLine(args, terminal), 0, terminal.complaints);
  }
}

const silent = { warn: () => undefined, error: () => undefined };

/** The first number of somebody's entries, and so many behind it. */
export function numbersFrom(person: Person, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => STARTS[person] + index + 1);
}

function countRows(file: string): number {
  const database = new Database(file);
  try {
    return Number(database.prepare('SELECT count(*) FROM audit_entry').pluck().get());
  } finally {
    database.close();
  }
}
