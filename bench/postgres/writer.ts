/** Who stores events in PostgreSQL. */
interface Writer {
  /** Stores all of its events, and says how long some of them took until they were on the disk, in milliseconds. */
  storeAll(): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** Opens a writer for so many events. */
export type OpenWriter = (url: string, events: number) => Promise<Writer>;
