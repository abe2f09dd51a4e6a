/** Somebody who stores events, and what they promise for it. */
export interface Contender {
  /** What is on disk for certain when `finish` resolves: survives a power cut or not. */
  readonly isDurable: boolean;
  /** Whether what was stored can be asked by the same library. */
  readonly isQueryable: boolean;
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
