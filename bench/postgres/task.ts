import type { WriterPlan } from './writer';

/** A task for a process of the benchmark. */
export type Task =
  | (WriterPlan & { readonly kind: 'raw' | 'ours' })
  | { readonly kind: 'arrive'; readonly url: string };

/** The results of storing in one process. */
export interface Stored {
  /** The times from sending an entry until it was stored, in milliseconds. */
  readonly storedMs: readonly number[];
  /** The CPU time per row, in microseconds. */
  readonly cpuUsPerRow: number;
}

/** The result of opening a log. */
export interface Arrived {
  /** The duration of `ensureSession()`, in milliseconds. */
  readonly sessionMs: number;
}
