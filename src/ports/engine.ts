import type { EntryRow } from '../domain/entry-row';
import type { EntryPosition, EntryQuery } from '../domain/filter';

/**
 * A store that entries can be written to and read from.
 *
 * The audit log waits for nothing else; whoever controls the engine controls every wait.
 */
export interface Engine {
  /** Makes the store ready for entries; does nothing where it is. Safe to call twice, and from several processes at once. */
  createTables(): Promise<void>;
  /** Stores all rows or none, in their order. A row whose id is stored already is left as it is. */
  store(rows: readonly EntryRow[]): Promise<void>;
  /**
   * The newest `limit` rows that match, from `before` on when it is given: an array in which each is an {@link EntryRow}.
   *
   * What a store gives back is checked, so nothing is promised about it here.
   */
  list(query: EntryQuery, limit: number, before?: EntryPosition): Promise<unknown>;
  /** The row with this id, or `undefined`. Checked like those of {@link Engine.list}. */
  get(id: string): Promise<unknown>;
  /** How many entries match. */
  count(query: EntryQuery): Promise<number>;
  /** Gives back the files, connections and threads it holds, and resolves when they are gone. Called once. */
  close(): Promise<void>;
}

/**
 * Makes an engine for a database URL; the tables are made later, by {@link Engine.createTables}.
 *
 * A port, so that a test can count the calls, delay them or make them fail.
 */
export type CreateEngine = (databaseUrl: string) => Promise<Engine>;
