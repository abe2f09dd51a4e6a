/** How far a stream has come. */
export interface Progress {
  /** The id of the entry that says that reading has begun. */
  readonly reading?: string;
  /** How many entries have come. */
  readonly entries: number;
}

/** What is recorded of a stream. */
export interface StreamNotes {
  /** When the beginning is recorded: before anything is read, or with the first entry. */
  readonly begins: 'at once' | 'with the first';
  /** Whether closing of the log has begun: nothing more is recorded then. */
  isClosing(): boolean;
  /** Whether the caller has given up. If that was before anything was read, the stream is not recorded. */
  isGivenUp(): boolean;
  /** Does work that closing waits for before it stores what is held. */
  beside<T>(work: () => Promise<T>): Promise<T>;
  /** Records that reading begins, and returns the id of that entry. Throws if nothing may be read. */
  begin(): string;
  /** Reads the next one. */
  read<T>(next: () => Promise<T>, manner: Progress & { readonly isGivenUp: boolean }): Promise<T>;
  /** Records that reading has ended. */
  end(progress: Progress): void;
}

/** A stream whose beginning and end are recorded, the end with the number of entries that have come. */
export class RecordedStream<T> implements AsyncGenerator<T, void, undefined> {
  readonly #source: AsyncGenerator<T, void, undefined>;
  readonly #notes: StreamNotes;
  #reading: string | undefined;
  #count = 0;
  #isOver = false;

  /** Begins with the first call of {@link RecordedStream.next}. */
  constructor(source: AsyncGenerator<T, void, undefined>, notes: StreamNotes) {
    this.#source = source;
    this.#notes = notes;
  }

  async next(): Promise<IteratorResult<T, void>> {
    return this.#notes.isClosing() ? await this.#source.next() : await this.#notes.beside(() => this.#next());
  }

  async return(): Promise<IteratorResult<T, void>> {
    this.#leave();
    return await this.#source.return();
  }

  async throw(error: unknown): Promise<IteratorResult<T, void>> {
    this.#leave();
    return await this.#source.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  get #progress(): Progress {
    const entries = this.#count;
    return this.#reading === undefined ? { entries } : { reading: this.#reading, entries };
  }

  /** Asks for the first entry synchronously: if the log is closed later in the same tick of the event loop, it still accepts the read. */
  async #next(): Promise<IteratorResult<T, void>> {
    const isGivenUp = this.#reading === undefined && this.#notes.isGivenUp();
    try {
      if (this.#notes.begins === 'at once' && !isGivenUp) {
        this.#begin();
      }
      const next = await this.#read(isGivenUp);
      this.#begin();
      if (next.done) {
        this.#end();
      } else {
        this.#count += 1;
      }
      return next;
    } catch (error) {
      await this.#source.return();
      throw error;
    }
  }

  async #read(isGivenUp: boolean): Promise<IteratorResult<T, void>> {
    try {
      return await this.#notes.read(() => this.#source.next(), { ...this.#progress, isGivenUp });
    } catch (error) {
      // The entry about the failure has the count already, so no end is recorded.
      this.#isOver = true;
      throw error;
    }
  }

  /** Records the beginning. If that fails, nothing is read any more. */
  #begin(): void {
    if (this.#reading !== undefined || this.#isOver) {
      return;
    }
    try {
      this.#reading = this.#notes.begin();
    } catch (error) {
      this.#isOver = true;
      throw error;
    }
  }

  /** Records the end, unless the log closes: then only the beginning is known. */
  #leave(): void {
    if (!this.#notes.isClosing()) {
      this.#end();
    }
  }

  #end(): void {
    if (this.#reading !== undefined && !this.#isOver) {
      this.#isOver = true;
      this.#notes.end(this.#progress);
    }
  }
}
