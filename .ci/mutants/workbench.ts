import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyHouse } from '../../features/house/support/copy-house';
import type { Mutant } from './mutant';
import { Sources } from './sources';

/** Modules that are copied instead of linked: Cucumber resolves plugins, and programs resolve their packages, from their own location. */
const COPIED = ['@cucumber', '.bin'];

/** A copy of the repository for one mutant after another. The work tree is never changed. */
export class Workbench {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'mutants-'));
  readonly #packages = new Map<string, Sources>();

  /** Copies the repository together with its current build. */
  constructor(house: string) {
    copyHouse(house, this.folder, COPIED);
    // Some gates list the files with git.
    execFileSync('git', ['init', '--quiet'], { cwd: this.folder });
    execFileSync('git', ['add', '--all'], { cwd: this.folder });
  }

  /** The file that a mutant changes, relative to the repository. */
  fileOf({ within, find }: Mutant): string {
    return path.posix.join('src', within, this.#sources(within).fileWith(find));
  }

  /** Makes the mutant, runs `work`, and restores the code. */
  async with<T>({ within, find, replace, also }: Mutant, work: () => Promise<T>): Promise<T> {
    const sources = this.#sources(within);
    const restore = sources.replace(find, replace);
    const restoreAlso = also && sources.replace(also.find, also.replace);
    try {
      return await work();
    } finally {
      restoreAlso?.();
      restore();
    }
  }

  /** Removes the copy. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #sources(within: string): Sources {
    const known = this.#packages.get(within) ?? new Sources(path.join(this.folder, 'src', within));
    this.#packages.set(within, known);
    return known;
  }
}
