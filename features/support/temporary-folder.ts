import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditWorld } from './world';

/** A folder for one scenario. What a closed database must not leave in it is looked for before it is removed. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'audit-race-'));

  constructor(world: AuditWorld) {
    world.addCleanup(() => {
      const left = this.unclosedFiles();
      rmSync(this.path, { recursive: true, force: true });
      if (left.length > 0) {
        throw new Error(`A connection was never closed: ${left.join(', ')} were left behind.`);
      }
    });
  }

  /** The side files that SQLite removes when the last connection closes. */
  unclosedFiles(): string[] {
    return this.files().filter((name) => /-(wal|shm|journal)$/.test(name));
  }

  files(): string[] {
    return readdirSync(this.path);
  }

  file(name: string): string {
    return join(this.path, name);
  }
}
