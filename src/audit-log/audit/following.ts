import type { FollowedEntry } from './follow-options';

/** Makes the entries; the signal is aborted when the caller leaves the loop. */
export type MakeEntries = (left: AbortSignal) => AsyncGenerator<FollowedEntry, void, undefined>;

/**
 * An endless loop that the caller can leave at any time. A plain generator handles `return()` only when it comes to its next entry,
 * so a caller that waits for an entry that never comes could not leave.
 */
export class Following implements AsyncGenerator<FollowedEntry, void, undefined> {
  readonly #left = new AbortController();
  readonly #entries: AsyncGenerator<FollowedEntry, void, undefined>;

  /** Begins with the first call of {@link Following.next}. */
  constructor(makeEntries: MakeEntries) {
    this.#entries = makeEntries(this.#left.signal);
  }

  next(): Promise<IteratorResult<FollowedEntry, void>> {
    return this.#entries.next();
  }

  return(): Promise<IteratorResult<FollowedEntry, void>> {
    this.#left.abort();
    return this.#entries.return();
  }

  throw(error: unknown): Promise<IteratorResult<FollowedEntry, void>> {
    this.#left.abort();
    return this.#entries.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
