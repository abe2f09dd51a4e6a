import type { CallLimits } from '../../../ports/call-limits';
import { explainSqliteFailures, StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import type { ReadCall, ReadLane } from '../../worker/read-lane';
import { toFailure } from '../../worker/worker-protocol';
import type { FileState } from './file-state';
import { stateOfReadable } from './readable-file';

/** A log that a thread has open to be asked. */
export interface OpenedLog {
  readonly lane: ReadLane;
  /** What was copied, where it is a copy that is asked. What is read at its place is seen by SQLite as it is now. */
  readonly copied: FileState | undefined;
}

/** Opens the log as it is now. */
export type OpenLog = (limits: CallLimits) => Promise<OpenedLog>;

/**
 * Asks a log as it is now, also where a copy of it is asked: after the log has changed, it is opened anew before the next answer.
 *
 * Questions that are being answered then are answered by the copy that they were put to.
 */
export class FreshReads {
  readonly #file: string;
  readonly #openLog: OpenLog;
  #log: OpenedLog;
  #renewal: Promise<void> | undefined;
  /** Those that answer their last questions, until they are gone. */
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

  /** Refuses what is asked from now on, answers what was asked before; resolves when all is given back. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.allSettled([this.#renewal]);
    await Promise.all([this.#log.lane.close(), ...this.#earlier.values()]);
  }

  /** Answers nothing any more: what is under way ends soon. For a log that is being closed. */
  hurry(): void {
    this.#hurry.abort();
    for (const lane of [this.#log.lane, ...this.#earlier.keys()]) {
      lane.hurry();
    }
  }

  /** Those who ask at once share one opening, but none that began before they asked: what they must see may be newer. */
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

  /** As for a file that is read at its place: the answer of another file is another answer, and whoever asks is told. */
  #replaced(isDeleted: boolean): Error {
    const why = isDeleted ? `"${this.#file}" was deleted` : `another file has taken its place`;
    return explainSqliteFailures(this.#file)(toFailure(new StoreFault('STORE_REPLACED', why)), 'ask');
  }

  async #renew(): Promise<void> {
    const { lane } = this.#log;
    this.#log = await this.#openLog({ signal: this.#hurry.signal });
    // That an earlier copy fails to close is no news: nobody asks it any more.
    const closed = Promise.allSettled([lane.close()]).then(() => this.#earlier.delete(lane));
    this.#earlier.set(lane, closed);
  }
}
