import { mkdirSync } from 'node:fs';
import { runProgram } from '../../support/run-program';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { countRows } from './count-rows';

/** A program that exits with rows in its hands. */
export class ExitingProgram {
  readonly #file: string;
  #state = '';
  #stdout = '';
  /** How long its store waits for others, where it is told so. */
  busyTimeoutMs = 5000;

  constructor(world: AuditWorld) {
    this.#file = world.part(TemporaryFolder).file('audit.db');
  }

  /** Decides in which state its store is when it exits. */
  prepare(state: string): void {
    this.#state = state;
    if (state === 'a folder') {
      mkdirSync(this.#file);
    }
  }

  async exitWith(rowCount: number): Promise<void> {
    const { stdout, stderr } = await runProgram('store-at-exit.js', {
      STORE_FILE: this.#file,
      STORE_STATE: this.#state,
      ROW_COUNT: String(rowCount),
      BUSY_TIMEOUT_MS: String(this.busyTimeoutMs),
    });
    if (stderr !== '') {
      throw new Error(`The program failed: ${stderr}`);
    }
    this.#stdout = stdout;
  }

  /** The code of the error that the program was told at exit. */
  get told(): unknown {
    return this.#stdout === '' ? undefined : JSON.parse(this.#stdout).code;
  }

  /** How long the program tried to store its rows at exit, before it was told that it cannot, in milliseconds. */
  get waitedMs(): number {
    return Number(JSON.parse(this.#stdout).waitedMs);
  }

  /** How long each connection that it opened for that was told to wait for others. */
  get busyTimes(): readonly number[] {
    return JSON.parse(this.#stdout).busyTimes;
  }

  /** How many rows the file holds; no two of them have the same id. */
  countRows(): unknown {
    return countRows(this.#file);
  }
}
