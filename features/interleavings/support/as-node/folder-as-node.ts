import * as realFs from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Turns } from '@audit-race/interleavings';
import type { Places } from './compare';
import type { Folder } from './file-deeds';

/** A folder of the disk that is as it was at the beginning, whenever somebody comes to it. */
export class FolderAsNode implements Places<Folder> {
  readonly #path = mkdtempSync(join(tmpdir(), 'audit-race-'));

  get ofNode(): Folder {
    return this.#restored(realFs);
  }

  readonly control = (turns: Turns): Folder => this.#restored(turns.controlFs(realFs));

  /** Removes it from the disk. */
  remove(): void {
    rmSync(this.#path, { recursive: true, force: true });
  }

  #restored(fs: typeof realFs): Folder {
    rmSync(this.#path, { recursive: true, force: true });
    realFs.mkdirSync(this.#path);
    writeFileSync(join(this.#path, 'here'), 'abc');
    return { fs, path: this.#path };
  }
}
