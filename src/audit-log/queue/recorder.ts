import { acceptEntry } from '../domain/accept-entry';
import { createDetailsWriter, type DetailsRules } from '../domain/details-writer';
import type { NewEntry, Receipt } from '../domain/entry';
import { decodeEntryRow, type EntryRow } from '../domain/entry-row';
import { messageOf } from '../domain/harmless-text';
import { AuditQueueFullError, AuditUnstoredError } from '../domain/held-errors';
import { type BatchPolicy, type BatchPorts, BatchWriter } from './batch-writer';
import { type ExitHolder, holdUntilExit, isExiting, releaseFromExit, watchForExit } from './process-exit';
import { Stamper } from './stamper';

/** How entries are taken in. */
export interface RecordPolicy extends BatchPolicy, DetailsRules {
  readonly queueEntriesMax: number;
  readonly whenFull: 'throw' | 'drop';
}

/** What a {@link Recorder} waits for and speaks to. */
export interface RecordPorts extends BatchPorts {
  /** Throws once nothing more is accepted. */
  readonly refuseWhenClosing: () => void;
  /** Stores rows at once, while the process exits. */
  readonly storeAtExit: (rows: readonly EntryRow[]) => void;
}

/** Takes entries in, holds them until they are stored, and keeps count of both. */
export class Recorder implements ExitHolder {
  readonly #policy: RecordPolicy;
  readonly #ports: RecordPorts;
  readonly #writer: BatchWriter;
  readonly #stamper: Stamper;
  readonly #writeDetails: (details: unknown) => string | null;
  readonly #rejected = { full: 0, closed: 0, invalid: 0 };
  #acceptedCount = 0;
  #droppedInARow = 0;
  #unstored: AuditUnstoredError | undefined;

  /** Starts nothing. It only has the end of the process watched, which keeps no process alive. */
  constructor(policy: RecordPolicy, ports: RecordPorts) {
    watchForExit();
    this.#policy = policy;
    this.#ports = ports;
    this.#writer = new BatchWriter(policy, ports);
    this.#stamper = new Stamper(ports.clock);
    this.#writeDetails = createDetailsWriter(policy);
  }

  /** The counts of an `AuditStats`. */
  get counts() {
    const { storedCount, heldCount, retryCount, failure } = this.#writer;
    return {
      accepted: this.#acceptedCount,
      stored: storedCount,
      waiting: heldCount,
      rejected: { ...this.#rejected },
      retries: retryCount,
      ...(failure === undefined ? {} : { lastError: failure }),
    };
  }

  /** Accepts an entry, or says why not. */
  record(entry: NewEntry): Receipt {
    this.#refuseWhenClosing();
    const row = this.#accept(entry);
    if (this.#writer.heldCount >= this.#policy.queueEntriesMax) {
      return this.#refuseFull(row);
    }
    this.#noteRoom();
    return this.#hold(row);
  }

  /** Accepts what the log has to say about itself: also while it closes, and when the queue is full. */
  recordOwn(entry: NewEntry): Receipt {
    return this.#hold(this.#accept(entry));
  }

  /** Resolves when the queue has room again. */
  ready(timeoutMs?: number): Promise<void> {
    return this.#writer.flush({ heldMax: this.#policy.queueEntriesMax - 1, timeoutMs });
  }

  /** Resolves when everything accepted before the call is stored; what was let go for good never will be. */
  async flush(timeoutMs?: number): Promise<void> {
    if (this.#unstored !== undefined) {
      throw this.#unstored;
    }
    try {
      await this.#writer.flush({ timeoutMs });
    } catch (error) {
      throw this.#unstored ?? error;
    }
  }

  /** Stores everything for the last time. What could not be stored is let go, and comes back on the error. */
  async drain(timeoutMs?: number): Promise<AuditUnstoredError | undefined> {
    try {
      await this.#writer.flush({ timeoutMs });
      return undefined;
    } catch (error) {
      this.#unstored = new AuditUnstoredError(this.#writer.abandon(error).map(decodeEntryRow), error);
      return this.#unstored;
    } finally {
      releaseFromExit(this);
    }
  }

  storeAtExit(): void {
    const rows = this.#writer.heldRows;
    if (rows.length === 0) {
      return;
    }
    try {
      this.#ports.storeAtExit(rows);
      this.#writer.noteAllStored();
    } catch (error) {
      const lost = new AuditUnstoredError(rows.map(decodeEntryRow), error);
      // First of all here: a logger may need an event loop, and there is none any more. Loss is never silent.
      process.stderr.write(
        `audit-race: ${rows.length} accepted entries are lost with this process. ${messageOf(error)}\n`,
      );
      this.#ports.logger.error({ err: lost }, 'the process exits, and audit entries could not be stored');
    }
  }

  #refuseWhenClosing(): void {
    try {
      this.#ports.refuseWhenClosing();
    } catch (error) {
      this.#rejected.closed += 1;
      throw error;
    }
  }

  #accept(entry: NewEntry): EntryRow {
    const { id, time } = this.#stamper.next();
    try {
      return acceptEntry(entry, id, time, this.#writeDetails);
    } catch (error) {
      this.#rejected.invalid += 1;
      throw error;
    }
  }

  #hold(row: EntryRow): Receipt {
    this.#acceptedCount += 1;
    const receipt = this.#writer.add(row);
    holdUntilExit(this);
    if (isExiting()) {
      this.storeAtExit();
    }
    return receipt;
  }

  #refuseFull(row: EntryRow): Receipt {
    const error = new AuditQueueFullError(this.#writer.heldCount, this.#writer.failure);
    this.#rejected.full += 1;
    // Where the writer had given up, this is a call like any other: it tries again.
    this.#writer.hurry();
    if (this.#policy.whenFull === 'throw') {
      throw error;
    }
    if (this.#droppedInARow === 0) {
      this.#ports.logger.error({ err: error }, 'the audit queue is full; entries are being dropped');
    }
    this.#droppedInARow += 1;
    return { id: row[0], stored: () => Promise.reject(error) };
  }

  /** One line when dropping begins and one when it ends: a log that is flooded tells nobody anything. */
  #noteRoom(): void {
    if (this.#droppedInARow > 0) {
      this.#ports.logger.error(
        { droppedCount: this.#droppedInARow },
        'the audit queue has room again; entries were dropped',
      );
      this.#droppedInARow = 0;
    }
  }
}
