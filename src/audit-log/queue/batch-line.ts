import type { EntryRows } from '../domain/entry-row';

/** A row of batches, sent one after another until one of them fails. */
interface BatchRun {
  /** Rises with each run. */
  readonly id: number;
  /** Whether what was sent in this run is still wanted: it is not once one of its batches is known to have failed. */
  isWanted(): boolean;
}

/**
 * Stores rows in one transaction; resolves when they are on disk.
 *
 * A batch must not be stored when one before it in its run was not: what is stored has no gaps. The engine sees to that for
 * what has reached it; whoever waits before it asks once more whether the rows are wanted.
 */
export type StoreRows = (rows: EntryRows, run: BatchRun) => Promise<void>;

/** What became of the batches that were sent. */
export interface BatchLineEvents {
  /** The oldest batch is stored. */
  stored(): void;
  /** A batch could not be stored. It and whatever was sent after it must be sent again. */
  failed(error: unknown): void;
}

/** How a batch that was sent ended; left out while it is on its way. */
interface SentBatch {
  end?: { readonly isStored: true } | { readonly isStored: false; readonly error: unknown };
}

/** One batch is being committed while the next is already on its way, so that the store never waits for us. */
const BATCHES_MAX = 2;

/** The batches on their way to the store. They leave in the order they were sent: one that overtakes another waits for it. */
export class BatchLine {
  readonly #store: StoreRows;
  readonly #events: BatchLineEvents;
  #batches: SentBatch[] = [];
  #runId = 0;

  /** Sends nothing yet. */
  constructor(store: StoreRows, events: BatchLineEvents) {
    this.#store = store;
    this.#events = events;
  }

  /** Whether no batch is on its way. */
  get isEmpty(): boolean {
    return this.#batches.length === 0;
  }

  /** Whether another batch may be sent now. */
  get hasRoom(): boolean {
    return this.#batches.length < BATCHES_MAX;
  }

  /** Sends a batch. */
  send(rows: EntryRows): void {
    const batch: SentBatch = {};
    const line = this.#batches;
    line.push(batch);
    const run = { id: this.#runId, isWanted: () => line === this.#batches };
    this.#store(rows, run).then(
      () => {
        batch.end = { isStored: true };
        this.#advance(line);
      },
      (error: unknown) => {
        batch.end = { isStored: false, error };
        this.#advance(line);
      },
    );
  }

  /** The oldest batch decides: what comes behind one that fails often fails because of it, and may say so sooner. */
  #advance(line: SentBatch[]): void {
    for (let oldest = line[0]; line === this.#batches && oldest?.end !== undefined; oldest = line[0]) {
      line.shift();
      if (oldest.end.isStored) {
        this.#events.stored();
      } else {
        this.#breakUp(oldest.end.error);
      }
    }
  }

  /** A new line begins: answers to the batches of this one come too late, for all of them will be sent again. */
  #breakUp(error: unknown): void {
    this.#batches = [];
    this.#runId += 1;
    this.#events.failed(error);
  }
}
