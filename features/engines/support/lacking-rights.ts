import assert from 'node:assert/strict';
import { chownSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const PROGRAM = join(__dirname, 'programs', 'lack-rights.js');
const NOBODY = 65_534;

/** A log in a folder of a user who is not root, one file of it that he may not write, and what he is told. */
export class LackingRights {
  readonly #file: string;
  lacking = '';
  told = { first: '', files: [] as string[], after: '' };

  constructor(world: AuditWorld) {
    const folder = world.part(TemporaryFolder);
    if (process.getuid?.() === 0) {
      chownSync(folder.path, NOBODY, NOBODY);
    }
    this.#file = join(realpathSync(folder.path), 'audit.db');
  }

  lack(what: string): void {
    const side = { 'the file': '', 'its -wal': '-wal', 'its -shm': '-shm' }[what];
    assert.ok(side !== undefined, what);
    this.lacking = this.#file + side;
  }

  /** The file, and what was beside it before. */
  get names(): readonly string[] {
    return [...new Set([this.#file, this.lacking])].map((path) => basename(path));
  }

  async run(): Promise<void> {
    this.told = JSON.parse(await readChild(process.execPath, [PROGRAM, this.#file, this.lacking]));
  }
}
