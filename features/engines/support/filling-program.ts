import type { ChildOutcome } from '../../support/child';
import { runProgram, runProgramWithLimit } from '../../support/run-program';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { countRows } from './count-rows';

/** 4 MiB: more than a start takes, and less than the rows that are stored. */
const FILE_BLOCKS_MAX = 8192;

/** What there is too little of. */
export type Lack = 'room for a database' | 'room in a file' | 'room in the log of latest commits';

/** What the program says of itself. */
interface Report {
  readonly failures: readonly { readonly code: string; readonly transient: boolean }[];
  readonly stored: number;
}

/** A program that stores rows until there is no room left. */
export class FillingProgram {
  lack: Lack = 'room for a database';
  report: Report = { failures: [], stored: 0 };
  readonly #folder: TemporaryFolder;
  readonly #file: string;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
    this.#file = this.#folder.file('audit.db');
  }

  async run(): Promise<void> {
    const { stdout, stderr } = await this.#start();
    if (stderr !== '') {
      throw new Error(`The program failed: ${stderr}`);
    }
    this.report = JSON.parse(stdout);
  }

  countRows(): unknown {
    return countRows(this.#file);
  }

  #start(): Promise<ChildOutcome> {
    const env = { STORE_FILE: this.#file, ROOM_FILE: this.#folder.file('room'), LACK: this.lack };
    return this.lack === 'room for a database'
      ? runProgram('fill-disk.js', env, 'small-disk.js')
      : runProgramWithLimit('fill-disk.js', env, `-S -f ${FILE_BLOCKS_MAX}`);
  }
}
