/** What the connection says about its file. Not in a transaction. */
export interface OpenedDatabase {
  readonly pageSize: number;
  /** How many pages the database has, as it was committed last. */
  countPages(): number;
  /** How many frames the log has, and how many of them have been written into the file. */
  countFrames(): { readonly committed: number; readonly written: number };
  /** Writes all frames into the file, unless it only reads; says no where somebody else hinders it. */
  writeFrames(): boolean;
}
