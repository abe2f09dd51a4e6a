import type { Statement } from 'better-sqlite3';
import { type RowPiece, type RowValues, unpackRows } from '../../../domain/packed-rows';
import { numberOf } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import { refuseHindered } from '../chain/refuse-hindered';
import { GUARD_NAMES } from '../tables/append-only';
import { PLACEHOLDERS } from '../tables/tables';

/** So many rows go in at once: more take as long. */
const TOGETHER = 16;

const UNLESS_THERE = ' ON CONFLICT (id) DO NOTHING';

/** Not OR IGNORE, which would drop a row that breaks a constraint without a word. */
const INSERT = `INSERT INTO audit_entry (seq, ${COLUMNS}) VALUES (?, ${PLACEHOLDERS})${UNLESS_THERE}`;

/**
 * A row takes a quarter less time so. SQLite gives the numbers: each is the one after the last in the table.
 *
 * OR FAIL leaves the rows that came before one that breaks the table, and the transaction takes them back. Without it, SQLite would copy each
 * page before it changes it, to take back this statement alone: a row would take twice the time.
 */
const INSERT_TOGETHER = `INSERT OR FAIL INTO audit_entry (${COLUMNS})
  VALUES ${Array.from({ length: TOGETHER }, () => `(${PLACEHOLDERS})`).join(', ')}${UNLESS_THERE}`;

/** What somebody's trigger does would not be what it does for one row: OR FAIL holds within it as well. */
const HAS_TRIGGERS = `EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_entry' COLLATE NOCASE
  AND name NOT IN (${GUARD_NAMES.map((name) => `'${name}'`).join(', ')}))`;
/** A number that no row comes up to. */
const OUT_OF_REACH = Number.MAX_SAFE_INTEGER;
const FIND_NEWEST = `SELECT iif(${HAS_TRIGGERS}, ${OUT_OF_REACH}, coalesce((SELECT max(seq) FROM audit_entry), 0))`;
const FIND_NUMBER = 'SELECT seq FROM audit_entry WHERE id = ?';

/** How many rows went in, and of each piece which were there already, by their places in it. */
export interface Inserted {
  readonly rows: number;
  readonly left: readonly ReadonlySet<number>[];
}

/** Inserts rows with the numbers from one on, within the transaction that is open. A row that is there already stays as it is. */
export class RowInserter {
  readonly #prepare: (sql: string) => Statement;
  readonly #first: number;
  #next: number;
  /**
   * The last number in the table, behind which SQLite goes on. It is not the one before the next where newer rows have gone, and where
   * somebody has put in a row far behind. Where somebody has a trigger, it is never.
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
      const changes = this.#insert(some, areMany);
      if (changes === some.length) {
        this.#pass(changes);
      } else {
        this.#passEach(some, (index) => left.add(at + index));
      }
      at += some.length;
    }
    return left;
  }

  #insert(rows: readonly RowValues[], areMany: boolean): number {
    const values: unknown[] = areMany ? [] : [this.#next];
    for (const row of rows) {
      values.push(...row);
    }
    // Not a list: to read it takes the driver half as long again as to bind what it reads.
    return this.#prepare(areMany ? INSERT_TOGETHER : INSERT).run(...values).changes;
  }

  #pass(rows: number): void {
    this.#next += rows;
    this.#newest = Math.max(this.#newest, this.#next - 1);
  }

  /** Of rows that did not all go in, those have gone in that have the next numbers. The others are there already. */
  #passEach(rows: readonly RowValues[], leave: (index: number) => unknown): void {
    for (const [index, [id]] of rows.entries()) {
      const numbers = this.#prepare(FIND_NUMBER).pluck().all(id);
      refuseHindered(numbers.length, 1, 'stored');
      if (numbers[0] === this.#next) {
        this.#pass(1);
      } else {
        leave(index);
      }
    }
  }
}
