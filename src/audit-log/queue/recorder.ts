import { acceptEntry, type EntryWriting, type RecordedBy } from '../domain/accept-entry';
import type { ContextFields } from '../domain/context-fields';
import { createDetailsWriter, type DetailsRules } from '../domain/details/details-writer';
import type { NewEntry, Receipt } from '../domain/entry';
import { decodeEntryRow, type EntryRow } from '../domain/entry-row';
import { isStoreFull } from '../domain/errors';
import type { EntryPosition } from '../domain/filter';
import { AuditUnstoredError } from '../domain/held-errors';
import { rowBytes } from '../domain/row-bytes';
import { type BatchPolicy, type BatchPorts, BatchWriter } from './batch-writer';
import { ExitStore, type LastResort } from './exit-store';
import {
  type ExitHolder,
  holdUntilExit,
  releaseFromExit,
  storeIfExiting,
  watchForExit,
} from './process-exit';
import { boundReached, hasRoom, type QueueBound, type RoomPolicy } from './queue-room';
import { Refusals } from './refusals';
import { Stamper } from './stamper';

/** How entries are taken in. */
export interface RecordPolicy extends BatchPolicy, DetailsRules, RoomPolicy {
  readonly whenFull: 'throw' | 'drop';
}

/** The parts that a {@link Recorder} works with. */
export interface RecordPorts extends BatchPorts {
  /** Throws once nothing more is accepted. */
  readonly refuseWhenClosing: () => void;
  /** The context that the caller has set for what is recorded now, if any. */
  readonly context: () => ContextFields | undefined;
  /** Stores rows synchronously, while the process exits. */
  readonly storeAtExit: LastResort;
  /** Puts rows into a file for the next start, and returns its path; `undefined` if they can be put nowhere. */
  readonly spill: (rows: readonly EntryRow[]) => string | undefined;
}

/** How long to wait for a full store to say that it is full, in milliseconds. The writer goes on trying for longer than that. */
const FULL_KNOWN_MS = 1000;

/** Takes entries in, holds them until they are stored, and keeps count of both. */
export class Recorder implements ExitHolder {
  readonly #policy: RecordPolicy;
  readonly #ports: RecordPorts;
  readonly #writer: BatchWriter;
  readonly #stamper: Stamper;
  readonly #writings: Readonly<Record<RecordedBy, EntryWriting>>;
  readonly #refusals: Refusals;
  readonly #exit: ExitStore;
  #acceptedCount = 0;
  #spilledAtClose = 0;
  #unstored: AuditUnstoredError | undefined;

  /** Starts nothing except the watch for the exit of the process, which keeps no process alive. */
  constructor(policy: RecordPolicy, ports: RecordPorts) {
    watchForExit();
    this.#policy = policy;
    this.#ports = ports;
    const { border } = ports;
    this.#writer = new BatchWriter(policy, ports, () => this.#refusals.tellRest());
    this.#refusals = new Refusals(border, this.#writer.tally);
    this.#exit = new ExitStore(this.#writer, ports.storeAtExit, border);
    this.#stamper = new Stamper(border.clock);
    const writing = { redactText: policy.redactText, writeDetails: createDetailsWriter(policy) };
    this.#writings = {
      'a caller': { ...writing, by: 'a caller', context: ports.context },
      // Work of the log itself may run in the context of any caller, and is not that caller's.
      'the log': { ...writing, by: 'the log', context: () => undefined },
    };
  }

  /** The counts of an `AuditStats`. */
  get counts() {
    const { tally, retryCount, failure } = this.#writer;
    return {
      accepted: this.#acceptedCount,
      stored: tally.storedCount,
      spilled: tally.spilledCount + this.#spilledAtClose,
      waiting: tally.heldCount,
      waitingBytes: tally.heldBytes,
      kept: tally.keptCount,
      keptBytes: tally.keptBytes,
      rejected: this.#refusals.counts,
      retries: retryCount,
      lastError: failure,
    };
  }

  /** Accepts an entry, or says why not. */
  record(entry: NewEntry): Receipt {
    this.#refuseWhenClosing();
    return this.#take(this.#accept(entry, 'a caller'));
  }

  /** Accepts the entry about a read. It needs room like an entry of a caller, and is accepted even while the log closes. */
  recordRead(entry: NewEntry): Receipt {
    return this.#take(this.#accept(entry, 'the log'));
  }

  /** Accepts an entry of the log about itself, even while it closes and when the queue is full. */
  recordOwn(entry: NewEntry, at?: number): EntryPosition {
    const row = this.#accept(entry, 'the log', at);
    this.#hold(row, rowBytes(row));
    const [id, time] = row;
    return { id, time };
  }

  /** The row of an entry that the log stores without the queue. */
  makeRow(entry: NewEntry): EntryRow {
    return this.#accept(entry, 'the log');
  }

  /**
   * The row of an entry that a caller stores in a transaction of its own. It does not pass the queue, so no limit applies. It is not
   * counted, because only the caller knows whether it is ever stored.
   */
  makeCallersRow(entry: NewEntry): EntryRow {
    this.#refuseWhenClosing();
    const row = this.#accept(entry, 'a caller');
    this.#noteJump();
    return row;
  }

  /**
   * Resolves when everything accepted before the call is stored, or when the store is known to be full: the caller of this then
   * makes room.
   */
  async storeUnlessFull(): Promise<void> {
    for (const timeoutMs of [FULL_KNOWN_MS, undefined]) {
      if (isStoreFull(this.#writer.failure)) {
        return;
      }
      const [stored] = await Promise.allSettled([this.#writer.flush(timeoutMs)]);
      if (stored.status === 'fulfilled') {
        return;
      }
      if (timeoutMs === undefined && !isStoreFull(this.#writer.failure)) {
        throw stored.reason;
      }
    }
  }

  /** Resolves when the queue has room again. */
  ready(timeoutMs?: number): Promise<void> {
    return this.#writer.flush(timeoutMs, (left) => hasRoom(left, this.#policy));
  }

  /** Resolves when everything accepted before the call is stored; rejects once the log has closed and given entries up. */
  async flush(timeoutMs?: number): Promise<void> {
    if (this.#unstored !== undefined) {
      throw this.#unstored;
    }
    try {
      await this.#writer.flush(timeoutMs);
    } catch (error) {
      throw this.#unstored ?? error;
    }
  }

  /** Stores everything, in a last attempt. What cannot be stored is released, and listed on the error that it returns. */
  async drain(timeoutMs?: number): Promise<AuditUnstoredError | undefined> {
    try {
      await this.#writer.flush(timeoutMs);
      return undefined;
    } catch (error) {
      const { keptCount } = this.#writer.tally;
      const kept = { keptCount, outboxFile: keptCount === 0 ? undefined : this.#ports.outbox?.file };
      const rows = this.#writer.abandon(error);
      const spillFile = rows.length === 0 ? undefined : this.#ports.spill(rows);
      this.#spilledAtClose = keptCount + (spillFile === undefined ? 0 : rows.length);
      this.#unstored = new AuditUnstoredError(rows.map(decodeEntryRow), error, spillFile, kept);
      return this.#unstored;
    } finally {
      releaseFromExit(this);
      this.#refusals.tellRest();
    }
  }

  storeAtExit(isAnew = false): void {
    this.#exit.store(isAnew);
  }

  #refuseWhenClosing(): void {
    try {
      this.#ports.refuseWhenClosing();
    } catch (error) {
      this.#refusals.note('closed');
      throw error;
    }
  }

  #accept(entry: NewEntry, by: RecordedBy, at?: number): EntryRow {
    const { id, time } = this.#stamper.next(at);
    try {
      return acceptEntry(entry, id, time, this.#writings[by]);
    } catch (error) {
      this.#refusals.note('invalid');
      throw error;
    }
  }

  #take(row: EntryRow): Receipt {
    const bytes = rowBytes(row);
    const bound = boundReached(this.#writer.tally.inMemory, bytes, this.#policy);
    if (bound !== undefined) {
      return this.#refuseFull(row, bound);
    }
    const receipt = this.#hold(row, bytes);
    this.#refusals.noteRoom();
    return receipt;
  }

  #hold(row: EntryRow, bytes: number): Receipt {
    this.#acceptedCount += 1;
    const receipt = this.#writer.add(row, bytes);
    holdUntilExit(this);
    this.#noteJump();
    storeIfExiting();
    return receipt;
  }

  /** Records a jump of the clock, behind the first entry that has the new time. */
  #noteJump(): void {
    const jump = this.#stamper.takeJump();
    if (jump === undefined) {
      return;
    }
    const from = new Date(jump.from).toISOString();
    const to = new Date(jump.to).toISOString();
    const details = jump.unnoted === 0 ? { from, to } : { from, to, unnoted: jump.unnoted };
    this.recordOwn({ eventType: 'audit.clock', details }, jump.to);
    const { logger, signals } = this.#ports.border;
    logger.warn(details, 'the clock of the audit log has jumped');
    signals.publish('clock', () => ({ from, to }));
  }

  #refuseFull(row: EntryRow, bound: QueueBound): Receipt {
    const error = this.#refusals.errorOf(bound, this.#writer.failure);
    // If the writer had given up, it tries again, as after any other call.
    this.#writer.hurry();
    this.#refusals.note('full');
    if (this.#policy.whenFull === 'throw') {
      throw error;
    }
    this.#refusals.noteDropped(error);
    return { id: row[0], stored: () => Promise.reject(error), kept: () => Promise.reject(error) };
  }
}
