/** Somebody who stores events, and what they promise for it. */
export interface Contender {
  /** Whether an event is on disk for certain once the contender says so: survives a power cut. */
  readonly isDurable: boolean;
  /** Whether what was stored can be asked by the same library. */
  readonly isQueryable: boolean;
  /** How many events one run takes: about as many as it stores in a second or two. */
  readonly events: number;
  /** Opens whatever it needs below `folder`. */
  open(folder: string): Promise<Recording>;
}

/** One run of a contender. */
export interface Recording {
  /** Records one event; a promise is awaited before the next. */
  record(number: number): void | Promise<void>;
  /** Resolves when everything recorded is where the contender says it is. */
  finish(): Promise<void>;
}

/** What one run has taken. */
export interface RunResult {
  readonly rowsPerSecond: number;
  /** Of a hundred looks at the event loop, one found it blocked for so long. `undefined` where it never turned at all. */
  readonly delayP99Ms?: number;
}
