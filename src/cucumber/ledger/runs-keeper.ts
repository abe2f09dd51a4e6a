import path from 'node:path';
import { readRecordsHistory } from './ledger-keeper';
import { recordVariable } from './ledger-variables';
import type { RunRecord } from './run-record';
import { readRuns, writeRuns } from './runs-file';

/** Keeps the file of runs. */
export class RunsKeeper {
  readonly #file: string;
  readonly #isRecording: boolean;

  /** Throws a HistoryFileError now, and not at the end of a long run. */
  constructor(file: string, environment: NodeJS.ProcessEnv) {
    // The suite may change its working directory while it runs.
    this.#file = path.resolve(file);
    this.#isRecording = readRecordsHistory(environment[recordVariable]);
    readRuns(this.#file);
  }

  /** The runs that are in the file. */
  get records(): readonly RunRecord[] {
    return readRuns(this.#file);
  }

  /** Adds a run, if this one is to be recorded. */
  add(record: RunRecord): void {
    if (this.#isRecording) {
      // Read again: another run may have written meanwhile.
      writeRuns(this.#file, [...this.records, record]);
    }
  }
}
