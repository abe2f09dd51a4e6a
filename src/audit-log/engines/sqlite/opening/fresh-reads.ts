import type { CallLimits } from '../../../ports/call-limits';
import { explainSqliteFailures, StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import type { ReadCall, ReadLane } from '../../worker/read-lane';
import { toFailure } from '../../worker/worker-protocol';
import type { FileState } from './file-state';
import { stateOfReadable } from './readable-file';

/** A log that a read thread has open. */
export interface OpenedLog {
  readonly lane: ReadLane;
  /** The state of the file when it was copied; `undefined` when it is read in place, where SQLite itself sees each change. */
  readonly copied: FileState | undefined;
}

/** Opens the log as it is now. */
export type OpenLog = (limits: CallLimits) => Promise<OpenedLog>;

/**
 * Reads a log as it is now, also when it is read from a copy: when the log has changed, it is copied again before the next
 * answer.
 *
 * Questions that are in flight at that moment are answered from the earlier copy.
 */
export class FreshReads {
  readonly #file: string;
  readonly #openLog: OpenLog;
  #log: OpenedLog;
  #renewal: Promise<void> | undefined;
  /** Earlier copies that still answer their last questions, each with the promise that settles when it is closed. */
  readonly #earlier = new Map<ReadLane, Promise<unknown>>();
  readonly #hurry = new AbortController();
  #isClosing = false;

  private constructor(file: string, openLog: OpenLog, log: OpenedLog) {
    this.#file = file;
    this.#openLog = openLog;
    this.#log = log;
  }

  /** Opens the log; nothing stays open when it rejects. */
  static async open(file: string, openLog: OpenLog, limits: CallLimits): Promise<FreshReads> {
    return new FreshReads(file, openLog, await openLog(limits));
  }

  /**
   * Puts a question to the log as it is now.
   *
   * @throws AuditStoreError when the file was deleted or replaced after it was copied, or what is there now cannot be opened.
   */
  async ask(call: ReadCall, limits?: CallLimits): Promise<unknown> {
    if (this.#log.copied !== undefined) {
      await this.#renewIfChanged();
    }
    return await this.#log.lane.ask(call, limits);
  }

  /** Refuses new questions and answers those asked before; resolves when all threads and files are closed. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.allSettled([this.#renewal]);
    await Promise.all([this.#log.lane.close(), ...this.#earlier.values()]);
  }

  /** Stops answering: questions in flight end soon. For a log that is being closed. */
  hurry(): void {
    this.#hurry.abort();
    for (const lane of [this.#log.lane, ...this.#earlier.keys()]) {
      lane.hurry();
    }
  }

  /** Callers that ask at the same time share one renewal, but not one that began before they asked: it may miss what they must see. */
  async #renewIfChanged(): Promise<void> {
    await Promise.allSettled([this.#renewal]);
    if (this.#isClosing || !this.#isChanged()) {
      return;
    }
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = undefined;
    });
    await this.#renewal;
  }

  #isChanged(): boolean {
    const { copied } = this.#log;
    if (copied === undefined) {
      return false;
    }
    const now = stateOfReadable(this.#file);
    if (now.identity !== copied.identity) {
      throw this.#replaced(now.identity === undefined);
    }
    return now.content !== copied.content;
  }

  /** The same error as for a file that is read in place: another file would answer for another log, so the caller must know. */
  #replaced(isDeleted: boolean): Error {
    const why = isDeleted ? `"${this.#file}" was deleted` : `another file has taken its place`;
    return explainSqliteFailures(this.#file)(toFailure(new StoreFault('STORE_REPLACED', why)), 'ask');
  }

  async #renew(): Promise<void> {
    const { lane } = this.#log;
    this.#log = await this.#openLog({ signal: this.#hurry.signal });
    // It does not matter whether an earlier copy closes without an error: nobody asks it any more.
    const closed = Promise.allSettled([lane.close()]).then(() => this.#earlier.delete(lane));
    this.#earlier.set(lane, closed);
  }
}
