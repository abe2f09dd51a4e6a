import type { WriterPlan } from './writer';

/** What a process of the bench is to do. */
export type Task =
  | (WriterPlan & { readonly kind: 'raw' | 'ours' })
  | { readonly kind: 'arrive'; readonly url: string };

/** What storing has taken in one process. */
export interface Stored {
  /** How long each look took until what was sent was stored, in milliseconds. */
  readonly storedMs: readonly number[];
  /** The time of its processor for a row, in microseconds. */
  readonly cpuUsPerRow: number;
}

/** What coming to a log has taken. */
export interface Arrived {
  /** From the call of `ensureSession()` to its end, in milliseconds. */
  readonly sessionMs: number;
}
