import assert from 'node:assert/strict';
import Database from 'better-sqlite3';
import { switchToWal } from '#audit-log/engines/sqlite-file/open-database';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const BUSY_TIMEOUT_MS = 5000;

/** What SQLite calls it when another process does something with the file: always busy, and more exactly where it can. */
const CODES: Readonly<Record<string, string>> = {
  'makes it': 'SQLITE_BUSY',
  'repairs it after a crash': 'SQLITE_BUSY_RECOVERY',
  'changes what she has just read': 'SQLITE_BUSY_SNAPSHOT',
};

/** A fresh file that others make at the same moment: so seldom that it takes a double to see it each time. */
export class ContestedFile {
  attemptCount = 0;
  #rivalCount = 0;
  #code = '';
  readonly #database: Database.Database;

  constructor(world: AuditWorld) {
    const noteAttempt = () => this.#noteAttempt();
    const Contested = class extends Database {
      override pragma(source: string, options?: Database.PragmaOptions): unknown {
        if (source === 'journal_mode = WAL') {
          noteAttempt();
        }
        return super.pragma(source, options);
      }
    };
    this.#database = new Contested(world.part(TemporaryFolder).file('audit.db'));
    world.addCleanup(() => this.#database.close());
  }

  /** Has another process be ahead with something, so many times. */
  contest(deed: string, times: number): void {
    const code = CODES[deed];
    assert.ok(code, `No such deed: ${deed}`);
    this.#code = code;
    this.#rivalCount = times;
  }

  get mode(): unknown {
    return this.#database.pragma('journal_mode', { simple: true });
  }

  share(): void {
    switchToWal(this.#database, BUSY_TIMEOUT_MS);
  }

  #noteAttempt(): void {
    this.attemptCount += 1;
    if (this.attemptCount <= this.#rivalCount) {
      throw new Database.SqliteError('database is locked', this.#code);
    }
  }
}
