import path from 'node:path';
import { readRecordsHistory } from './ledger-keeper';
import { recordVariable } from './ledger-variables';
import type { RunRecord } from './run-record';
import { readRuns, writeRuns } from './runs-file';

/** Maintains the file of runs. */
export class RunsKeeper {
  readonly #file: string;
  readonly #isRecording: boolean;

  /** Throws a HistoryFileError at once, not only at the end of a long run. */
  constructor(file: string, environment: NodeJS.ProcessEnv) {
    // Resolved now, because the suite may change the working directory during the run.
    this.#file = path.resolve(file);
    this.#isRecording = readRecordsHistory(environment[recordVariable]);
    readRuns(this.#file);
  }

  /** The runs that are in the file. */
  get records(): readonly RunRecord[] {
    return readRuns(this.#file);
  }

  /** Adds a run, if recording is enabled. */
  add(record: RunRecord): void {
    if (this.#isRecording) {
      // Read again, because another run may have written the file in the meantime.
      writeRuns(this.#file, [...this.records, record]);
    }
  }
}
