import Database from 'better-sqlite3';
import { switchToWal } from '#audit-log/engines/sqlite/switch-to-wal';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const BUSY_TIMEOUT_MS = 5000;

/** A fresh file that others make at the same moment: so seldom that it takes a double to see it each time. */
export class ContestedFile {
  rivalCount = 0;
  attemptCount = 0;
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

  get mode(): unknown {
    return this.#database.pragma('journal_mode', { simple: true });
  }

  share(): void {
    switchToWal(this.#database, BUSY_TIMEOUT_MS);
  }

  #noteAttempt(): void {
    this.attemptCount += 1;
    if (this.attemptCount <= this.rivalCount) {
      throw new Database.SqliteError('database is locked', 'SQLITE_BUSY');
    }
  }
}
