import { mkdirSync } from 'node:fs';
import { runProgramOnDisk } from '../../support/run-program';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** What the program says of the process that has ended, and of its log. */
interface Report {
  readonly recordedCount: number;
  readonly storedCount: number;
  /** What the process has said on standard error. */
  readonly said: string;
  /** How many entries were pruned afterwards. */
  readonly deleted: number;
  readonly keptCount: number;
}

/** A process that exits with more entries than its disk has room for. */
export class ExitOnFullDisk {
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

  async run(mebibytes: number): Promise<void> {
    const folder = this.#folder.file('disk');
    mkdirSync(folder);
    const env = { FOLDER: folder };
    const { stdout, stderr } = await runProgramOnDisk('exit-full-disk.js', env, { folder, mebibytes });
    if (stderr !== '') {
      throw new Error(`The program failed: ${stderr}`);
    }
    this.#report = JSON.parse(stdout);
  }
}
