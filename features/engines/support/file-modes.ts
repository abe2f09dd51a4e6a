import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const PROGRAM = join(__dirname, 'programs', 'tell-modes.js');

/** A log in a folder of its own, and who may do what with both. */
export class FileModes {
  /** The permissions of the folder, the file, `-wal` and `-shm`, as the program saw them. */
  told = '';
  readonly #file: string;

  constructor(world: AuditWorld) {
    this.#file = world.part(TemporaryFolder).file('new/audit.db');
  }

  /** Puts an empty file there, in a folder, both with permissions of their own. */
  prepare(): void {
    mkdirSync(dirname(this.#file));
    writeFileSync(this.#file, '');
    chmodSync(this.#file, 0o640);
    chmodSync(dirname(this.#file), 0o750);
  }

  async open(umask: string): Promise<void> {
    this.told = (await readChild(process.execPath, [PROGRAM, this.#file, umask])).trim();
  }
}
