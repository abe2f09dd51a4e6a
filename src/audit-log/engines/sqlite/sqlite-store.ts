import { realpathSync } from 'node:fs';
import type { Database, Statement } from 'better-sqlite3';
import { countOf } from '../../domain/count-of';
import type { EntryRow } from '../../domain/entry-row';
import type { EntryPosition } from '../../domain/filter';
import { PackedRows, type RowPiece, unpackRows } from '../../domain/packed-rows';
import type { Moved, PruneTerms, SetAside, SpaceReport } from '../../ports/engine';
import type { ErasedWho } from '../../ports/integrity';
import { APPLICATION_ID } from '../sql/application-id';
import { hasNoRoom } from '../sqlite-file/disk-room';
import { StoreFault } from '../sqlite-file/explain-sqlite-failure';
import { FileSpace } from '../sqlite-file/file-space';
import { closeDatabase, openDatabase } from '../sqlite-file/open-database';
import type { FileIdentities, OpenedFile } from '../sqlite-file/opened-file';
import { explainHeld } from './chain/check-foreign-keys';
import { SEAL_ROWS_MAX, Sealer } from './chain/sealer';
import { eraseRows } from './rows/erase-rows';
import { insertRows, NOBODYS, type RowsOf } from './rows/insert-rows';
import { type PruneSteps, pruneRows } from './rows/prune-rows';
import { writeListOldest } from './rows/sqlite-query';
import type { WriteCall } from './sqlite-calls';
import { unguarded } from './tables/append-only';
import { createTables, type PackedOpening } from './tables/create-tables';
import { explainMissing } from './tables/missing-tables';

/** A batch on its way to the thread. */
export interface PackedBatch {
  readonly writer: string;
  readonly batch: number;
  readonly pieces: readonly RowPiece[];
  /** Whether it gets its link of the chain. */
  readonly isSealed: boolean;
}

/** Goes on from the batch before: all that it takes, nearly always. */
const NOTE_NEXT_BATCH = 'UPDATE audit_writer SET batch = ?, time = ? WHERE id = ? AND batch = ?';
const NOTE_FIRST_BATCH = 'INSERT INTO audit_writer (batch, time, id) VALUES (?, ?, ?)';
const FIND_LAST_BATCH = 'SELECT batch FROM audit_writer WHERE id = ?';
const FIND_ROW = 'SELECT 1 FROM audit_entry WHERE id = ?';

/** So often a transaction is tried in which another process writes into the file. */
const ATTEMPTS_MAX = 3;

/** The file has changed while a transaction was under way: another process has written into it, or it was spoilt. */
class FileChanged extends Error {}

/** One connection to one SQLite file, which writes. Every call blocks its thread, so it lives in a worker. */
export class SqliteStore implements Readonly<Record<WriteCall, (...args: never[]) => unknown>> {
  readonly #database: Database;
  readonly #file: OpenedFile;
  readonly #keptLog: string | undefined;
  /** Each statement is prepared once. There are few: one for each combination of filters that was asked for. */
  readonly #statements = new Map<string, Statement>();
  readonly #sealer = new Sealer((sql) => this.#prepare(sql));
  readonly #space: FileSpace;

  /** Opens the file. Nothing stays open when this throws. */
  constructor(file: string, busyTimeoutMs: number) {
    const opened = openDatabase(file, busyTimeoutMs);
    this.#database = opened.database;
    this.#file = opened.file;
    this.#keptLog = opened.keptLog;
    this.#space = new FileSpace(opened.database, realpathSync(file), (work) => this.#commit(work));
  }

  /** Which files are open, for whoever opens them to read. */
  get identities(): FileIdentities {
    return this.#file.identities;
  }

  /** Makes the tables where they are missing, and tells what became of what was there before. */
  createTables(opening?: PackedOpening): Partial<Moved & SetAside> {
    const moved = createTables(this.#database, opening, (pieces) => this.#insert(pieces, NOBODYS));
    return { ...moved, ...(this.#keptLog !== undefined && { keptLog: this.#keptLog }) };
  }

  /**
   * Stores the next batch of a writer, and that it is stored, in one transaction. One that is stored already is left alone.
   * One that is counted, and whose rows are not there, is refused.
   *
   * A batch that skips a number is refused: what is stored has no gaps, however many were on their way when one failed.
   */
  store({ writer, batch, pieces, isSealed }: PackedBatch): void {
    this.#space.keepReserve();
    this.#commit(() => {
      if (this.#noteBatch(writer, batch, pieces)) {
        this.#insert(pieces, { writer, batch, isSealed });
      }
    });
    this.#space.afterStoring();
  }

  /** Stores rows that are no batch: nobody is left who could send another, or they only wait here. */
  storeRows(pieces: readonly RowPiece[]): void {
    this.#commit(() => this.#insert(pieces, NOBODYS));
  }

  /** The oldest rows before a place in the log, oldest first. */
  listOldest(before: EntryPosition, limit: number): unknown[] {
    this.#file.refuseReplaced();
    const { sql, values } = writeListOldest(before, limit);
    try {
      return this.#prepare(sql).raw().all(values);
    } catch (error) {
      throw explainMissing(this.#database, error);
    }
  }

  /** Deletes the oldest rows before a place in the log, at most `limit`, and tells how many. */
  prune(before: EntryPosition, limit: number, terms: PruneTerms = {}): number {
    return this.#withdraw((steps) => pruneRows(steps, before, limit, terms));
  }

  /** Erases what entries say of persons, of at most `limit` of them, and tells how many. */
  erase(who: ErasedWho, limit: number, note?: EntryRow): number {
    return this.#withdraw((steps) => eraseRows(steps, who, limit, note));
  }

  /** Gives back some of the space of what was deleted. */
  reclaim(isLast: boolean): SpaceReport {
    return this.#space.reclaim(isLast);
  }

  /** Writes the file anew. */
  compact(): SpaceReport {
    return this.#space.rebuild();
  }

  /** Closes the file; the last connection to close removes `-wal` and `-shm`. */
  close(): void {
    this.#space.beforeClosing();
    closeDatabase(this.#database, this.#file);
  }

  /** Notes that a batch is stored; says no where it is stored already. */
  #noteBatch(writer: string, batch: number, pieces: readonly RowPiece[]): boolean {
    const time = pieces.at(-1)?.times.at(-1) ?? 0;
    if (this.#prepare(NOTE_NEXT_BATCH).run(batch, time, writer, batch - 1).changes === 1) {
      return true;
    }
    const last = Number(this.#prepare(FIND_LAST_BATCH).pluck().get(writer) ?? 0);
    if (batch > last + 1) {
      throw new StoreFault(
        'STORE_BEHIND',
        `it is batch ${batch} of its writer, and ${countOf(last, 'is', 'are')} stored`,
      );
    }
    if (batch <= last) {
      this.#refuseLacking(batch, pieces);
      return false;
    }
    this.#prepare(NOTE_FIRST_BATCH).run(batch, time, writer);
    return true;
  }

  /** A number may be raised by hand, so that alone does not say that entries are stored. */
  #refuseLacking(batch: number, pieces: readonly RowPiece[]): void {
    const find = this.#prepare(FIND_ROW).pluck();
    for (const [id] of pieces.flatMap(unpackRows)) {
      if (find.get(id) === undefined) {
        throw new StoreFault(
          'STORE_AHEAD',
          `it has counted batch ${batch} of a writer, and lacks its entries`,
        );
      }
    }
  }

  #withdraw(work: (steps: PruneSteps) => number): number {
    const steps: PruneSteps = {
      prepare: (sql) => this.#prepare(sql),
      sealer: this.#sealer,
      insert: (note, isSealed) => this.#insert(PackedRows.from([note]).pieces, { ...NOBODYS, isSealed }),
      unguarded: (guarded) => unguarded(this.#database, guarded),
    };
    try {
      this.#sealAll();
      return this.#commit(() => work(steps));
    } catch (error) {
      throw explainHeld((sql) => this.#prepare(sql), explainMissing(this.#database, error));
    }
  }

  /** What the chain has to cover before it can tell what has gone, many rows in many transactions. */
  #sealAll(): void {
    for (
      let tail = this.#sealer.tail();
      tail.sealed !== undefined && tail.last - tail.sealed > SEAL_ROWS_MAX;
    ) {
      tail = this.#commit(() => this.#sealer.sealWaiting());
    }
  }

  #insert(pieces: readonly RowPiece[], of: RowsOf): void {
    insertRows({ prepare: (sql) => this.#prepare(sql), sealer: this.#sealer }, pieces, of);
  }

  /**
   * Does all of it in one transaction or nothing. Nothing is committed into a file that nobody will find again.
   *
   * Whether a file that has changed is sound cannot be told before the transaction has ended, so that one is tried again. It is
   * looked at once more when the commit is done, because that may have written into the file.
   */
  #commit<T>(work: () => T): T {
    const attempt = this.#database.transaction((attemptsLeft: number) => {
      this.#refuseUnmarked();
      const result = work();
      if (!this.#file.isUnchanged() && attemptsLeft > 0) {
        throw new FileChanged();
      }
      return result;
    });
    for (let attemptsLeft = ATTEMPTS_MAX - 1; ; attemptsLeft -= 1) {
      try {
        this.#file.refuseOtherIndex();
        const result = attempt.immediate(attemptsLeft);
        this.#file.refuseLost();
        return result;
      } catch (error) {
        // What fails in a file that has been moved away, because it is damaged for one, must not stand in for that.
        this.#file.refuseReplaced();
        if (hasNoRoom(error)) {
          // Whoever tries again, perhaps with fewer rows, finds the room that the log of commits takes already.
          this.#space.reuseLog();
        }
        if (!(error instanceof FileChanged)) {
          throw explainMissing(this.#database, error);
        }
      }
    }
  }

  /** Nobody opens a file again that says it is somebody else's. What it says may be in the log of commits alone. */
  #refuseUnmarked(): void {
    if (this.#prepare('PRAGMA application_id').pluck().get() !== APPLICATION_ID) {
      throw new StoreFault(
        'STORE_REPLACED',
        `"${this.#database.name}" was marked as that of another application`,
      );
    }
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) {
      return known;
    }
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
