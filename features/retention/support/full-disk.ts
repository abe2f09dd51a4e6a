import { SmallDisk } from './small-disk';

/** What the program says of itself. */
interface Report {
  readonly accepted: number;
  /** The code with which storing has failed. */
  readonly before: string;
  readonly waitingBefore: number;
  /** How much of the disk the log had left free by then. */
  readonly freeBytes: number;
  /** What went wrong afterwards. */
  readonly errors: readonly string[];
  readonly deleted: number;
  readonly waitingAfter: number;
  readonly left: number;
  readonly events: readonly string[];
}

/** A program whose log fills its disk. */
export class FullDisk extends SmallDisk<Report> {
  run(mebibytes: number, filling: string): Promise<void> {
    return this.runProgram('prune-full-disk.js', mebibytes, { FILLING: filling });
  }
}
