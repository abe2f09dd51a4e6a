import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { AuditWorld } from './world';

const SIDE_FILE = /-(wal|shm|journal)$/;

/** A folder for one scenario. What a closed database must not leave in it is looked for before it is removed. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'audit-race-'));

  constructor(world: AuditWorld) {
    world.addCleanup(() => {
      this.#tidyUp();
      const left = this.unclosedFiles();
      rmSync(this.path, { recursive: true, force: true });
      if (left.length > 0) {
        throw new Error(`A connection was never closed: ${left.join(', ')} were left behind.`);
      }
    });
  }

  /** The side files that SQLite removes when the last connection closes. */
  unclosedFiles(): string[] {
    return this.files().filter((name) => SIDE_FILE.test(name));
  }

  files(): string[] {
    return readdirSync(this.path);
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /**
   * Of two connections that close at the same moment each may take the other for open, and neither removes the side files.
   * One that opens and closes alone removes them, unless somebody really still holds the database.
   */
  #tidyUp(): void {
    const databases = this.unclosedFiles().map((name) => name.replace(SIDE_FILE, ''));
    for (const name of new Set(databases)) {
      const database = new Database(this.file(name));
      database.pragma('schema_version');
      database.close();
    }
  }
}
