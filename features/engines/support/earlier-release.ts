import assert from 'node:assert/strict';
import Database from 'better-sqlite3';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** What 0.1.0 makes of a fresh file: the mark, the version, one table and its indexes. Its last commits count batches as well. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS audit_entry (
    id TEXT PRIMARY KEY NOT NULL, time INTEGER NOT NULL, event_type TEXT NOT NULL,
    actor TEXT, subject TEXT, outcome TEXT, correlation_id TEXT, details TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS audit_entry_time ON audit_entry (time, id);
  CREATE INDEX IF NOT EXISTS audit_entry_event_type ON audit_entry (event_type, time);
  CREATE INDEX IF NOT EXISTS audit_entry_actor ON audit_entry (actor, time) WHERE actor IS NOT NULL;
  CREATE INDEX IF NOT EXISTS audit_entry_subject ON audit_entry (subject, time) WHERE subject IS NOT NULL;
  CREATE INDEX IF NOT EXISTS audit_entry_correlation ON audit_entry (correlation_id, time) WHERE correlation_id IS NOT NULL;
  PRAGMA application_id = 0x41755261;
  PRAGMA user_version = 1;
`;
const WRITERS = `CREATE TABLE IF NOT EXISTS audit_writer (
  id TEXT PRIMARY KEY NOT NULL, batch INTEGER NOT NULL, time INTEGER NOT NULL
) STRICT, WITHOUT ROWID`;
const INSERT = `INSERT INTO audit_entry (id, time, event_type, actor, subject, outcome, correlation_id, details)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;
const NOTE_NEXT_BATCH = 'UPDATE audit_writer SET batch = ?, time = ? WHERE id = ? AND batch = ?';
const NOTE_FIRST_BATCH = 'INSERT INTO audit_writer (batch, time, id) VALUES (?, ?, ?)';

/** A process of 0.1.0 and its connection, in the statements that 0.1.0 makes, each of them prepared once. */
export class EarlierRelease {
  readonly #database: Database.Database;
  #statements: Readonly<Record<'insert' | 'noteNext' | 'noteFirst', Database.Statement>> | undefined;
  #batch = 0;

  constructor(world: AuditWorld) {
    this.#database = new Database(world.part(TemporaryFolder).file('audit.db'));
    world.addCleanup(() => this.close());
    this.#database.pragma('journal_mode = WAL');
  }

  /** Opens the log as it does: one that is marked as its own and of its version is taken as it is, and a later one is refused. */
  open(): void {
    const mark = this.#database.pragma('application_id', { simple: true });
    const version = Number(this.#database.pragma('user_version', { simple: true }));
    assert.ok(version <= 1, `STORE_NEWER: its tables have version ${version}`);
    if (mark !== 0x41755261) {
      this.#database.exec(TABLES);
    }
  }

  /** Stores rows one by one, as its first release does. */
  store(count: number, first: number, details: string | null = null): void {
    const insert = this.#database.prepare(INSERT);
    this.#database.transaction(() => {
      for (const row of makeRows(count, first, details)) {
        insert.run(row);
      }
    })();
  }

  /** Stores the next batch of one writer, as its last commits do. */
  storeBatch(count: number, first: number): void {
    this.#statements ??= this.#prepare();
    const { insert, noteNext, noteFirst } = this.#statements;
    this.#batch += 1;
    const store = this.#database.transaction(() => {
      if (noteNext.run(this.#batch, first, 'earlier', this.#batch - 1).changes === 0) {
        noteFirst.run(this.#batch, first, 'earlier');
      }
      for (const row of makeRows(count, first)) {
        insert.run(row);
      }
    });
    store.immediate();
  }

  close(): void {
    this.#database.close();
  }

  #prepare() {
    this.#database.exec(WRITERS);
    return {
      insert: this.#database.prepare(INSERT),
      noteNext: this.#database.prepare(NOTE_NEXT_BATCH),
      noteFirst: this.#database.prepare(NOTE_FIRST_BATCH),
    };
  }
}

function makeRows(count: number, first: number, details: string | null = null): unknown[][] {
  return Array.from({ length: count }, (_, index) => [
    `id-${first + index}`,
    first + index,
    'plan.applied',
    null,
    null,
    null,
    null,
    details,
  ]);
}
