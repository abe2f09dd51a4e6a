import { mkdirSync } from 'node:fs';
import { runProgramOnDisk } from '../../support/run-program';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** What the program says of itself. */
interface Report {
  readonly accepted: number;
  /** The code with which storing has failed. */
  readonly before: string;
  readonly waitingBefore: number;
  /** What went wrong afterwards. */
  readonly errors: readonly string[];
  readonly deleted: number;
  readonly waitingAfter: number;
  readonly left: number;
  readonly events: readonly string[];
}

/** A program whose log fills its disk. */
export class FullDisk {
  readonly #folder: TemporaryFolder;
  #report: Report | undefined;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  get report(): Report {
    if (this.#report === undefined) {
      throw new Error('The program has not run.');
    }
    return this.#report;
  }

  async run(mebibytes: number, filling: string): Promise<void> {
    const folder = this.#folder.file('disk');
    mkdirSync(folder);
    const env = { FOLDER: folder, FILLING: filling };
    const { stdout, stderr } = await runProgramOnDisk('prune-full-disk.js', env, { folder, mebibytes });
    if (stderr !== '') {
      throw new Error(`The program failed: ${stderr}`);
    }
    this.#report = JSON.parse(stdout);
  }
}
