/** What a connection says about its file. Not to be called in a transaction. */
export interface OpenedDatabase {
  readonly pageSize: number;
  /** How many pages the database has, after the last commit. */
  countPages(): number;
  /** The number of the database, see `giveNumber`. */
  readNumber(): number;
  /** How many frames the write-ahead log has, and how many of them have been written into the file. */
  countFrames(): { readonly committed: number; readonly written: number };
  /**
   * Writes all frames into the file; returns false if another connection prevents that. A read-only connection does nothing and
   * returns true.
   */
  writeFrames(): boolean;
}
