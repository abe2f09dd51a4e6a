import type { EntryRow, EntryRows } from '../domain/entry-row';
import type { EntryPosition, EntryQuery } from '../domain/filter';

/**
 * A store that entries can be written to and read from.
 *
 * The audit log waits for nothing else; whoever controls the engine controls every wait. Calls may be made before
 * earlier ones are settled: writes are done in their order, and a read may overtake writes that have not begun. Whoever
 * has to read what was written waits for the write first.
 */
export interface Engine {
  /** Makes the store ready for entries; does nothing where it is. Safe to call twice, and from several processes at once. */
  createTables(): Promise<void>;
  /**
   * Stores all rows or none, in their order. A row whose id is stored already is left as it is. The rows can be gone
   * through any number of times, and need not be an array.
   *
   * Calls are carried out one after another. After one has failed, the others of the same `run` fail as well
   * (`AUDIT_STORE_BEHIND`): what is stored is always the beginning of what was accepted, without a gap.
   */
  store(rows: EntryRows, run: number): Promise<void>;
  /**
   * The newest `limit` rows that match, from `before` on when it is given: an array in which each is an {@link EntryRow}.
   *
   * What a store gives back is checked, so nothing is promised about it here.
   */
  list(query: EntryQuery, limit: number, before?: EntryPosition): Promise<unknown>;
  /** The row with this id, or `undefined`. Checked like those of {@link Engine.list}. */
  get(id: string): Promise<unknown>;
  /** How many entries match; of those before a place in the log when it is given. */
  count(query: EntryQuery, before?: EntryPosition): Promise<number>;
  /** The `[time, id]` of the entry that is `rank`-th from the newest (1 is the newest), or `undefined`. Checked likewise. */
  findPosition(rank: number): Promise<unknown>;
  /** Deletes the oldest entries, at most `limit` of them, and none but those before the given place. Tells how many. */
  prune(before: EntryPosition, limit: number): Promise<number>;
  /**
   * Stores rows while the process exits, when no promise settles any more; returns when they are on disk.
   *
   * A row that a call under way stores too is stored once. An engine that cannot do this leaves it out.
   *
   * @throws AuditStoreError when the rows cannot be stored.
   */
  storeAtExit?(rows: readonly EntryRow[]): void;
  /** Gives back the files, connections and threads it holds, and resolves when they are gone. Called once. */
  close(): Promise<void>;
}

/**
 * Makes an engine for a database URL; the tables are made later, by {@link Engine.createTables}.
 *
 * A port, so that a test can count the calls, delay them or make them fail.
 */
export type CreateEngine = (databaseUrl: string) => Promise<Engine>;
