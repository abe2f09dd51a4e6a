/** Stored by each writer before it is measured, so that its process and its connection have come up to speed. */
export const WARM_UP_EVENTS = 16_384;

/** Who stores events in PostgreSQL. */
interface Writer {
  /** Stores so many events, and says how long some of them took until they were on the disk, in milliseconds. */
  store(events: number): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** What a writer is opened for. */
export interface WriterPlan {
  readonly url: string;
  /** How many events it stores behind those of the warm-up. */
  readonly events: number;
  /** Whether the log makes evidence of tampering, as it does by default. */
  readonly integrity?: boolean;
}

/** Opens a writer. */
export type OpenWriter = (plan: WriterPlan) => Promise<Writer>;
