/** Who stores events in PostgreSQL, in a process of its own. */
export interface Writer {
  /** Stores the events of these numbers; resolves when the server says that they are on its disk. */
  store(from: number, to: number): Promise<void>;
  close(): Promise<void>;
}

/** What a writer is told. */
export interface WriterTask {
  readonly url: string;
  readonly events: number;
  readonly batch: number;
}

/** What a writer has taken. */
export interface WriterResult {
  /** How long each batch took, in milliseconds. */
  readonly batchMs: readonly number[];
  /** The time of its processor for a row, in microseconds. */
  readonly cpuUsPerRow: number;
}
