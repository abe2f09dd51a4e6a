import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { runProgram } from '../../support/run-program';
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
  readonly #world: AuditWorld;
  #report: Report | undefined;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
    this.#world = world;
  }

  get report(): Report {
    if (this.#report === undefined) {
      throw new Error('The program has not run.');
    }
    return this.#report;
  }

  /** Where no small disk can be made, because that needs its administrator, a database with little room stands in for it. */
  async run(mebibytes: number, toTheLastByte: boolean): Promise<void> {
    const disk = this.#folder.file('disk');
    mkdirSync(disk);
    const isReal = this.#mount(disk, mebibytes);
    const env = {
      STORE_FILE: `${disk}/audit.db`,
      ROOM_FILE: this.#folder.file('room'),
      BALLAST: isReal && toTheLastByte ? `${disk}/ballast` : '',
    };
    const { stdout, stderr } = await runProgram(
      'prune-full-disk.js',
      env,
      isReal ? undefined : 'small-disk.js',
    );
    if (stderr !== '') {
      throw new Error(`The program failed: ${stderr}`);
    }
    this.#report = JSON.parse(stdout);
  }

  #mount(disk: string, mebibytes: number): boolean {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'none', disk], { stdio: 'ignore' });
    } catch {
      return false;
    }
    this.#world.addCleanup(() => execFileSync('umount', [disk]));
    return true;
  }
}
