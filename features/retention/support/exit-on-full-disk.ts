import { SmallDisk } from './small-disk';

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
export class ExitOnFullDisk extends SmallDisk<Report> {
  run(mebibytes: number): Promise<void> {
    return this.runProgram('exit-full-disk.js', mebibytes);
  }
}
