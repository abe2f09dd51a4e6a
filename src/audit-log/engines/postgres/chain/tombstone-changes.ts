import type { TombstoneChange } from '../../sql/chain/known-gone';
import type { Connection, Sql } from '../connection/connection';
import { PIECE_COLUMNS } from './order';

/** Ends a statement that deletes or writes tombstones, and gives them. */
export const RETURNING = `RETURNING ${PIECE_COLUMNS}`;

/** What a step of pruning has done to the tombstones, in the order in which it was done. */
export class TombstoneChanges {
  readonly done: TombstoneChange[] = [];

  /** Carries out a statement that deletes tombstones, and ends with {@link RETURNING}. */
  delete(connection: Connection, sql: Sql): Promise<void> {
    return this.#note(connection, sql, 'deleted');
  }

  /** As {@link TombstoneChanges.delete}, for a statement that writes. */
  write(connection: Connection, sql: Sql): Promise<void> {
    return this.#note(connection, sql, 'written');
  }

  async #note(connection: Connection, sql: Sql, kind: TombstoneChange['kind']): Promise<void> {
    for (const piece of await connection.query(sql)) {
      this.done.push({ kind, piece });
    }
  }
}
