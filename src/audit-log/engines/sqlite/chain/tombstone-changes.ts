import type { Statement } from 'better-sqlite3';
import type { TombstoneChange } from '../../sql/chain/known-gone';
import { rowOf } from '../../sql/chain/plain-row';

/** The columns of a tombstone. */
export const PIECE_COLUMNS = 'seq, rows, entries, links, kind, hash';
/** Ends a statement that deletes or writes tombstones, and gives them. */
export const RETURNING = `RETURNING ${PIECE_COLUMNS}`;

/** What a step of pruning has done to the tombstones, in the order in which it was done. */
export class TombstoneChanges {
  readonly done: TombstoneChange[] = [];
  readonly #prepare: (sql: string) => Statement;

  constructor(prepare: (sql: string) => Statement) {
    this.#prepare = prepare;
  }

  /** Carries out a statement that deletes tombstones, and ends with {@link RETURNING}. */
  delete(sql: string, ...values: readonly unknown[]): void {
    this.#note(sql, values, 'deleted');
  }

  /** As {@link TombstoneChanges.delete}, for a statement that writes. */
  write(sql: string, ...values: readonly unknown[]): void {
    this.#note(sql, values, 'written');
  }

  #note(sql: string, values: readonly unknown[], kind: TombstoneChange['kind']): void {
    for (const piece of this.#prepare(sql)
      .raw()
      .all(...values)) {
      this.done.push({ kind, piece: rowOf(piece) });
    }
  }
}
