import type { Statement } from 'better-sqlite3';
import { type RowPiece, type RowValues, unpackRows } from '../../../domain/packed-rows';
import { numberOf } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import { refuseHindered } from '../chain/refuse-hindered';
import { GUARD_NAMES } from '../tables/append-only';
import { PLACEHOLDERS } from '../tables/tables';

/** How many rows one statement inserts. A larger statement is not faster per row. */
const TOGETHER = 16;

const INSERT = `INSERT INTO audit_entry (seq, ${COLUMNS}) VALUES (?, ${PLACEHOLDERS})`;

/**
 * Inserts many rows in one statement, which takes a quarter less time per row. SQLite gives each row the number after the largest
 * in the table.
 *
 * OR FAIL leaves the rows before one that violates a constraint, and the rollback of the transaction removes them. With the
 * default, ABORT, SQLite copies each page before it changes it, to be able to undo this statement alone: a row would take twice
 * the time.
 */
const INSERT_TOGETHER = `INSERT OR FAIL INTO audit_entry (${COLUMNS})
  VALUES ${Array.from({ length: TOGETHER }, () => `(${PLACEHOLDERS})`).join(', ')}`;

/**
 * Whether somebody has added a trigger. OR FAIL applies within a trigger as well, so the trigger would act differently than for
 * single rows.
 */
const HAS_TRIGGERS = `EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_entry' COLLATE NOCASE
  AND name NOT IN (${GUARD_NAMES.map((name) => `'${name}'`).join(', ')}))`;
/** A number that no row reaches. */
const OUT_OF_REACH = Number.MAX_SAFE_INTEGER;
const FIND_NEWEST = `SELECT iif(${HAS_TRIGGERS}, ${OUT_OF_REACH}, coalesce((SELECT max(seq) FROM audit_entry), 0))`;
const FIND_NUMBER = 'SELECT seq FROM audit_entry WHERE id = ?';

/** How many rows were inserted; and for each piece, the indexes of the rows that were stored already. */
export interface Inserted {
  readonly rows: number;
  readonly left: readonly ReadonlySet<number>[];
}

/** Inserts rows within the open transaction, numbered from `first` on. A row that is stored already stays as it is. */
export class RowInserter {
  readonly #prepare: (sql: string) => Statement;
  readonly #first: number;
  #next: number;
  /**
   * The largest number in the table, after which SQLite continues. It is smaller than `#next - 1` when newer rows were pruned,
   * and larger when somebody has inserted a row far out: then rows go in one by one. If somebody has added a trigger, it is out
   * of reach, so that they always do.
   */
  #newest = OUT_OF_REACH;

  constructor(prepare: (sql: string) => Statement, first: number) {
    this.#prepare = prepare;
    this.#first = first;
    this.#next = first;
  }

  /** Inserts the rows of pieces, in their order. */
  insert(pieces: readonly RowPiece[]): Inserted {
    if (pieces.some(({ times }) => times.length >= TOGETHER)) {
      this.#newest = numberOf(this.#prepare(FIND_NEWEST).pluck().get());
    }
    const left = pieces.map((piece) => this.#insertPiece(unpackRows(piece)));
    return { rows: this.#next - this.#first, left };
  }

  #insertPiece(rows: readonly RowValues[]): ReadonlySet<number> {
    const left = new Set<number>();
    for (let at = 0; at < rows.length; ) {
      const areMany = rows.length - at >= TOGETHER && this.#newest === this.#next - 1;
      const some = rows.slice(at, at + (areMany ? TOGETHER : 1));
      if (this.#tryInsert(some, areMany) === some.length) {
        this.#pass(some.length);
      } else {
        this.#passEach(some, (index) => left.add(at + index));
      }
      at += some.length;
    }
    return left;
  }

  /** How many rows were inserted; `undefined` if the table or a trigger refused one, for example because its id is taken. */
  #tryInsert(rows: readonly RowValues[], areMany: boolean): number | undefined {
    try {
      return this.#insert(rows, areMany);
    } catch (error) {
      if (!String(Object(error).code).startsWith('SQLITE_CONSTRAINT')) {
        throw error;
      }
      return undefined;
    }
  }

  #insert(rows: readonly RowValues[], areMany: boolean): number {
    const values: unknown[] = areMany ? [] : [this.#next];
    for (const row of rows) {
      values.push(...row);
    }
    // Spread, not one array: to unpack an array takes the driver half as long again as to bind its values.
    return this.#prepare(areMany ? INSERT_TOGETHER : INSERT).run(...values).changes;
  }

  #pass(rows: number): void {
    this.#next += rows;
    this.#newest = Math.max(this.#newest, this.#next - 1);
  }

  /**
   * After a statement that has not inserted all rows, finds out which: a row with the next number was inserted, any other that is
   * there was stored already. A row that is not there is inserted alone, which fails if something else than its id is wrong.
   */
  #passEach(rows: readonly RowValues[], leave: (index: number) => unknown): void {
    for (const [index, row] of rows.entries()) {
      const number: unknown = this.#prepare(FIND_NUMBER).pluck().get(row[0]);
      if (number === undefined) {
        refuseHindered(this.#insert([row], false), 1, 'stored');
      }
      if (number === undefined || number === this.#next) {
        this.#pass(1);
      } else {
        leave(index);
      }
    }
  }
}
