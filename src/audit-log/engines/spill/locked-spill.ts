import { randomUUID } from 'node:crypto';
import type { EntryRows } from '../../domain/entry-row';
import { AuditStoreError } from '../../domain/errors';
import { assertPlaced, type PlacedRow, rowsOfPlaced, type StoredPlace } from '../../domain/stored-place';
import type { EntryBatch } from '../../ports/engine';
import { SqliteEngine } from '../sqlite/sqlite-engine';
import { takeSpillLock } from './take-spill-lock';

/** What is needed to send spilled entries. */
export interface SendPorts {
  /** Resolves when the store has the batch. */
  store(batch: EntryBatch): Promise<void>;
  /** Aborted when nobody waits any more; the batch in flight is still finished. */
  readonly stop: AbortSignal;
  readonly batchEntriesMax: number;
  /** Called when the store has `count` more entries, and the file no longer has them. */
  sent(count: number): void;
}

/** A place behind every row: only the ids decide which rows are deleted. */
const END = Object.freeze({ time: Number.MAX_SAFE_INTEGER, id: '' });

/** A spill file from which no other process takes rows. Its rows are read once, in the order in which they were added. */
export class LockedSpill {
  readonly file: string;
  readonly #release: () => void;
  #engine: SqliteEngine | undefined;
  #after: StoredPlace | undefined;

  private constructor(file: string, release: () => void) {
    this.file = file;
    this.#release = release;
  }

  /**
   * Takes the lock of a file; returns `undefined` if another process has it. The file itself is opened when it is first used.
   *
   * @throws AuditStoreError when there can be no lock.
   */
  static take(file: string): LockedSpill | undefined {
    const release = takeSpillLock(file);
    return release && new LockedSpill(file, release);
  }

  /** How many rows it holds, and about how many bytes they take. */
  measure(): Promise<{ readonly count: number; readonly bytes: number }> {
    return this.#use(async (engine) => {
      const count = await engine.count({});
      return { count, bytes: count === 0 ? 0 : (await engine.reclaim(false)).usedBytes };
    });
  }

  /** Puts rows behind the others. Resolves when they are on disk. */
  keep(rows: EntryRows): Promise<void> {
    return this.#use((engine) => engine.storeRows(rows));
  }

  /** The next rows, at most `limit`; none only if there are no more. The same rows come again until they are dropped. */
  async next(limit: number, after = this.#after): Promise<readonly PlacedRow[]> {
    const placed = await this.#use((engine) => engine.listAfter(after, limit));
    assertPlaced(placed);
    return placed;
  }

  /** Deletes rows that {@link LockedSpill.next} has returned. If that fails, they stay in the file, but do not come again. */
  async drop(placed: readonly PlacedRow[]): Promise<void> {
    const last = placed.at(-1);
    this.#after = last === undefined ? this.#after : placeOf(last);
    const ids = placed.map(([, [id]]) => id);
    await this.#use((engine) => engine.prune(END, ids.length, { ids }));
  }

  /**
   * Sends the next rows as a new writer, whose batches begin with number 1: the store does not know which writer had them before.
   * They are deleted from the file once the store has them.
   *
   * @returns Whether all were sent, or `countMax` of them; false if `stop` was aborted.
   * @throws what the store or the file has failed with (rejects); what was not sent stays in the file.
   */
  async send({ store, stop, batchEntriesMax, sent }: SendPorts, countMax = Number.MAX_SAFE_INTEGER) {
    const writer = randomUUID();
    let left = countMax;
    for (let batch = 1; !stop.aborted; batch += 1) {
      const placed = left === 0 ? [] : await this.next(Math.min(left, batchEntriesMax));
      if (placed.length === 0) {
        return true;
      }
      await store({ writer, batch, rows: rowsOfPlaced(placed) });
      await this.drop(placed);
      left -= placed.length;
      sent(placed.length);
    }
    return false;
  }

  /** Gives back the space of deleted rows, and wipes it. */
  async tidy(): Promise<void> {
    await this.#use((engine) => engine.reclaim(true));
  }

  /** Closes the file, which stays where it is, and lets others take it. */
  async close(): Promise<void> {
    try {
      await this.#engine?.close();
    } finally {
      this.#release();
    }
  }

  async #use<T>(work: (engine: SqliteEngine) => Promise<T>): Promise<T> {
    this.#engine ??= await this.#open();
    try {
      return await work(this.#engine);
    } catch (error) {
      if (error instanceof AuditStoreError && error.engineLost) {
        const lost = this.#engine;
        this.#engine = undefined;
        await lost.close();
      }
      throw error;
    }
  }

  async #open(): Promise<SqliteEngine> {
    const engine = await SqliteEngine.open(this.file);
    try {
      await engine.createTables();
      return engine;
    } catch (error) {
      await engine.close();
      throw error;
    }
  }
}

/** The place of a row, in the order in which rows were added. */
export function placeOf([place, [id]]: PlacedRow): StoredPlace {
  return { place, id };
}
