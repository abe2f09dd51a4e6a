import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import type { Engine, EntryRow } from 'audit-race';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { SqliteEngine } from '#audit-log/engines/sqlite/sqlite-engine';
import { SqliteStore } from '#audit-log/engines/sqlite/sqlite-store';
import { CREATE_TABLES } from '#audit-log/engines/sqlite/tables/tables';
import { batchOf } from '../../support/batch-of';
import { countOpenFiles, ThreadWatch } from '../../support/live-resources';
import { putNoFile } from '../../support/no-file';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** Short where a scenario waits for it in vain, and long enough for a slow machine where it must not run out. */
const BUSY_TIMEOUT_MS = { inVain: 50, enough: 5000 };

/** A SQLite store, the place where it should be, and what came of opening it. */
export class StoreStage {
  readonly threads = new ThreadWatch();
  readonly engines: Engine[] = [];
  file: string;
  error: unknown;
  #busyTimeoutMs = BUSY_TIMEOUT_MS.enough;
  readonly #folder: TemporaryFolder;
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#folder = world.part(TemporaryFolder);
    this.file = this.#folder.file('audit.db');
    world.addCleanup(() => this.threads.end());
    world.addCleanup(() => Promise.allSettled(this.engines.map((engine) => engine.close())));
  }

  get openFileCount(): number {
    return countOpenFiles(this.#folder.path);
  }

  async open(): Promise<Engine> {
    const engine = await SqliteEngine.open(this.file, this.#busyTimeoutMs);
    this.engines.push(engine);
    return engine;
  }

  /** From now on, who finds the store locked gives up soon. */
  waitInVain(): void {
    this.#busyTimeoutMs = BUSY_TIMEOUT_MS.inVain;
  }

  /** The engine that was opened first. */
  get engine(): Engine {
    const [engine] = this.engines;
    assert.ok(engine, 'No store has been opened: a Given is missing.');
    return engine;
  }

  /** Opens the store and makes its tables, and keeps the error if there is one. */
  async tryOpen(): Promise<void> {
    try {
      const engine = await this.open();
      await engine.createTables();
    } catch (error) {
      this.error = error;
    }
  }

  /** Rows with ids and times from `first` on. */
  rows(count: number, first = 1, details: string | null = null): EntryRow[] {
    return Array.from({ length: count }, (_, index) =>
      makeRow(`id-${first + index}`, first + index, details === null ? {} : { details }),
    );
  }

  /** Stores rows, and keeps the error if there is one. */
  async store(rows: readonly EntryRow[]): Promise<void> {
    this.error = await this.engine.store(batchOf(rows)).catch((error: unknown) => error);
  }

  /** Puts something in the place of the store. */
  prepare(place: string): void {
    const prepare = this.#places[place];
    if (prepare === undefined) {
      putNoFile(place, this.file, this.#world);
    } else {
      prepare();
    }
  }

  readonly #places: Readonly<Record<string, () => void>> = {
    'a device': () => {
      this.file = '/dev/null';
    },
    'a file below another file': () => {
      writeFileSync(this.file, 'a file');
      this.file = `${this.file}/audit.db`;
    },
    'a link into a folder that is not there': () =>
      symlinkSync(this.#folder.file('gone/audit.db'), this.file),
    'a link that leads to itself': () => symlinkSync(this.file, this.file),
    'a path that is too long': () => {
      this.file = this.#folder.file(`${'x'.repeat(300)}.db`);
    },
    'a symbolic link to a file that is not there yet': () =>
      symlinkSync(this.#folder.file('elsewhere.db'), this.file),
    'a text file': () => writeFileSync(this.file, 'Dear diary, today nothing was recorded. '.repeat(20)),
    'a read-only place': () => {
      // Nobody, not even root, can make a folder there.
      this.file = process.platform === 'linux' ? '/sys/audit-race/audit.db' : '/System/audit-race/audit.db';
    },
    'a place where no folder can be made': () => {
      // In /proc the system says of a folder that exists that it does not.
      this.file =
        process.platform === 'linux' ? '/proc/audit-race/audit.db' : '/dev/null/audit-race/audit.db';
    },
    'a database of another application': () => this.#write('CREATE TABLE customer (id INTEGER)'),
    // The encoding stays when the table has gone.
    'a file for texts in UTF-16': () =>
      this.#write("PRAGMA encoding = 'UTF-16le'; CREATE TABLE note (text TEXT); DROP TABLE note"),
    'a log of an earlier release for texts in UTF-16': () =>
      this.#write(`PRAGMA encoding = 'UTF-16le'; ${CREATE_TABLES}`),
    'a log without its mark': () => {
      const store = new SqliteStore(this.file, 0);
      store.createTables();
      store.close();
      this.#write('PRAGMA application_id = 0');
    },
    'a log of a later release': () =>
      this.#write('PRAGMA application_id = 0x41755261; PRAGMA user_version = 1000'),
    'a log that another process has locked': () =>
      this.#hold('CREATE TABLE rival (id INTEGER); BEGIN EXCLUSIVE'),
    // Others may read it meanwhile, so that it is the switch to write-ahead mode which has to wait.
    'a new file that another process fills': () =>
      this.#hold('CREATE TABLE rival (id INTEGER); BEGIN IMMEDIATE'),
  };

  #hold(sql: string): void {
    this.waitInVain();
    const rival = new Database(this.file);
    rival.exec(sql);
    this.#world.addCleanup(() => rival.close());
  }

  #write(sql: string): void {
    const database = new Database(this.file);
    database.exec(sql);
    database.close();
  }
}
