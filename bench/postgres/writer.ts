/** The number of events that each writer stores before it is measured, to warm up its process and its connection. */
export const WARM_UP_EVENTS = 16_384;

/** Stores events in PostgreSQL. */
interface Writer {
  /** Stores this many events. Returns for some of them the time until they were on disk, in milliseconds. */
  store(events: number): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** The parameters of a writer. */
export interface WriterPlan {
  readonly url: string;
  /** How many events it stores after the warm-up. */
  readonly events: number;
  /** Whether the log makes evidence of tampering, as it does by default. */
  readonly integrity?: boolean;
}

/** Opens a writer. */
export type OpenWriter = (plan: WriterPlan) => Promise<Writer>;
