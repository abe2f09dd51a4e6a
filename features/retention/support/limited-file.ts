import { runProgramWithLimit } from '../../support/run-program';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const BLOCKS_OF_1_MIB = 2048;

/** What the program says of itself. */
interface Report {
  readonly accepted: number;
  /** The code with which storing has failed. */
  readonly before: string;
  /** The code with which its own pruning has. */
  readonly told: string;
  /** How many were stored, and how many waited, before the other process pruned. */
  readonly stored: number;
  readonly waiting: number;
  readonly left: number;
}

/** A program whose log grows until its files may not grow any more. */
export class LimitedFile {
  readonly #file: string;
  #report: Report | undefined;

  constructor(world: AuditWorld) {
    this.#file = world.part(TemporaryFolder).file('audit.db');
  }

  get report(): Report {
    if (this.#report === undefined) {
      throw new Error('The program has not run.');
    }
    return this.#report;
  }

  async run(mebibytes: number): Promise<void> {
    const { stdout, stderr } = await runProgramWithLimit(
      'prune-limited-file.js',
      { STORE_FILE: this.#file },
      `-S -f ${mebibytes * BLOCKS_OF_1_MIB}`,
    );
    if (stderr !== '') {
      throw new Error(`The program failed: ${stderr}`);
    }
    this.#report = JSON.parse(stdout);
  }
}
