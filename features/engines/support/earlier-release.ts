import assert from 'node:assert/strict';
import Database from 'better-sqlite3';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

/** What 0.1.0 makes of a fresh file: the mark, the version, one table and its indexes. */
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
const INSERT = `INSERT INTO audit_entry (id, time, event_type, actor, subject, outcome, correlation_id, details)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;

/** A process of 0.1.0 and its connection, in the statements that 0.1.0 makes. */
export class EarlierRelease {
  readonly #stage: StoreStage;
  readonly #database: Database.Database;

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
    this.#database = new Database(this.#stage.file);
    world.addCleanup(() => this.close());
    this.#database.pragma('journal_mode = WAL');
  }

  /** Opens the log as it does: one that is marked as its own and of its version is taken as it is. */
  open(): void {
    const mark = this.#database.pragma('application_id', { simple: true });
    const version = this.#database.pragma('user_version', { simple: true });
    if (mark !== 0x41755261) {
      this.#database.exec(TABLES);
    } else {
      assert.equal(
        version,
        1,
        'The earlier release would refuse this file: its tables are those of a later one.',
      );
    }
  }

  store(count: number, first: number): void {
    const insert = this.#database.prepare(INSERT);
    for (const row of this.#stage.rows(count, first)) {
      insert.run(row);
    }
  }

  close(): void {
    this.#database.close();
  }
}
