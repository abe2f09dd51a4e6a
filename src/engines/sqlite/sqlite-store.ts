import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { EntryRow } from '../../domain/entry-row';
import type { EntryPosition, EntryQuery } from '../../domain/filter';
import { writeConditions } from './sqlite-query';
import { APPLICATION_ID, COLUMNS, CREATE_TABLES, SCHEMA_VERSION } from './sqlite-schema';
import { StoreFault } from './store-fault';
import { switchToWal } from './switch-to-wal';

/** One connection to one SQLite file. Every call blocks its thread, so it lives in a worker. */
export class SqliteStore {
  readonly #database: Database.Database;

  /** Opens the file, and its folders where they are missing. Nothing stays open when this throws. */
  constructor(file: string, busyTimeoutMs: number) {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
      throw new StoreFault('NOT_A_FILE', 'it is a folder');
    }
    mkdirSync(dirname(file), { recursive: true });
    this.#database = new Database(file, { timeout: busyTimeoutMs });
    try {
      switchToWal(this.#database, busyTimeoutMs);
      // In WAL this build's default is NORMAL, which loses acknowledged entries when the power fails.
      this.#database.pragma('synchronous = FULL');
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Makes the tables once, however many connections and processes try: look, lock, look again. */
  createTables(): void {
    if (this.#isCurrent()) {
      return;
    }
    const createOnce = this.#database.transaction(() => {
      if (!this.#isCurrent()) {
        this.#refuseForeign();
        this.#database.exec(CREATE_TABLES);
      }
    });
    createOnce.immediate();
  }

  /** Stores all rows in one transaction. A row that is stored already stays as it is. */
  store(rows: readonly EntryRow[]): void {
    // Not OR IGNORE, which would drop a row that breaks a constraint without a word.
    const insert = this.#database.prepare(
      `INSERT INTO audit_entry (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    );
    const storeAll = this.#database.transaction(() => {
      for (const row of rows) {
        insert.run(...row);
      }
    });
    storeAll.immediate();
  }

  /** The rows of a page, newest first. */
  list(query: EntryQuery, limit: number, before?: EntryPosition): unknown[] {
    const { where, values } = writeConditions(query, before);
    return this.#database
      .prepare(`SELECT ${COLUMNS} FROM audit_entry ${where} ORDER BY time DESC, id DESC LIMIT ?`)
      .raw()
      .all(...values, limit);
  }

  /** The row with this id. */
  get(id: string): unknown {
    return this.#database.prepare(`SELECT ${COLUMNS} FROM audit_entry WHERE id = ?`).raw().get(id);
  }

  /** How many rows match. */
  count(query: EntryQuery): unknown {
    const { where, values } = writeConditions(query);
    return this.#database
      .prepare(`SELECT count(*) FROM audit_entry ${where}`)
      .pluck()
      .get(...values);
  }

  /** Closes the file; the last connection to close removes `-wal` and `-shm`. */
  close(): void {
    this.#database.close();
  }

  /** Whether the tables are the ones this version knows. */
  #isCurrent(): boolean {
    if (this.#pragma('application_id') !== APPLICATION_ID) {
      return false;
    }
    const version = this.#pragma('user_version');
    if (version > SCHEMA_VERSION) {
      throw new StoreFault(
        'NEWER',
        `its tables have version ${version}, and this release knows up to ${SCHEMA_VERSION}`,
      );
    }
    return version === SCHEMA_VERSION;
  }

  /** A file with somebody else's tables is not ours to add to. */
  #refuseForeign(): void {
    const table: unknown = this.#database.prepare('SELECT name FROM sqlite_schema LIMIT 1').pluck().get();
    if (table !== undefined) {
      throw new StoreFault('FOREIGN', `it holds the table ${String(table)} of another application`);
    }
  }

  #pragma(name: string): number {
    return Number(this.#database.pragma(name, { simple: true }));
  }
}
