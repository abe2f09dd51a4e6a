/** A library that stores events, and its guarantees. */
export interface Contender {
  /** Whether an event survives a power cut as soon as the contender reports it as stored. */
  readonly isDurable: boolean;
  /** Whether the same library can query what it has stored. */
  readonly isQueryable: boolean;
  /** The number of events in one run: about as many as it stores in one or two seconds. */
  readonly events: number;
  /** Opens everything that it needs in `folder`. */
  open(folder: string): Promise<Recording>;
}

/** One run of a contender. */
export interface Recording {
  /** Records one event; a promise is awaited before the next. */
  record(number: number): void | Promise<void>;
  /** Resolves when everything recorded is stored, with the guarantees of the contender. */
  finish(): Promise<void>;
}

/** The result of one run. */
export interface RunResult {
  readonly rowsPerSecond: number;
  /** The 99th percentile of the event loop delay. `undefined` if the event loop never turned. */
  readonly delayP99Ms?: number;
}
