import type { Database, Statement } from 'better-sqlite3';
import type { EntryRow } from '../../domain/entry-row';
import type { EntryPosition } from '../../domain/filter';
import { charactersOf, PackedRows, type RowPiece } from '../../domain/packed-rows';
import type { Moved, PruneTerms, SetAside, SpaceReport } from '../../ports/engine';
import type { ErasedWho } from '../../ports/integrity';
import { APPLICATION_ID } from '../sql/application-id';
import { KnownGone, UnknownTombstone } from '../sql/chain/known-gone';
import { checkpointIfRoom } from '../sqlite-file/checkpoint';
import { hasNoRoom } from '../sqlite-file/disk-room';
import { StoreFault } from '../sqlite-file/explain-sqlite-failure';
import { isLogWithoutNumber } from '../sqlite-file/file-number';
import { FileSpace, type Purpose } from '../sqlite-file/file-space';
import { listKept } from '../sqlite-file/keep-log';
import { closeDatabase, openDatabase } from '../sqlite-file/open-database';
import type { KnownFile, OpenedFile } from '../sqlite-file/opened-file';
import type { SightSharing } from '../sqlite-file/sight-memory';
import { explainHeld } from './chain/check-foreign-keys';
import { explainRefused } from './chain/explain-refused';
import { SEAL_ROWS_MAX, Sealer } from './chain/sealer';
import { insertRows, NO_WRITER, type RowsOf } from './rows/insert-rows';
import { noteBatch, type PackedBatch } from './rows/note-batch';
import type { PruneSteps } from './rows/prune-rows';
import { writeListOldest } from './rows/sqlite-query';
import { storeParts } from './rows/store-parts';
import type { WriteCall } from './sqlite-calls';
import { unguarded } from './tables/append-only';
import { createTables, type PackedOpening } from './tables/create-tables';
import { explainMissing } from './tables/missing-tables';

/** How often a transaction is tried when another process writes to the file meanwhile. */
const ATTEMPTS_MAX = 3;

/** The file has changed during a transaction: another process has written to it, or it was damaged. */
class FileChanged extends Error {}

/** One connection that writes to one SQLite file. Every call blocks its thread, so it lives in a worker. */
export class SqliteStore implements Readonly<Record<WriteCall, (...args: never[]) => unknown>> {
  readonly #database: Database;
  readonly #file: OpenedFile;
  /** Each statement is prepared once. There are few, because their texts do not depend on the entries. */
  readonly #statements = new Map<string, Statement>();
  readonly #sealer = new Sealer((sql) => this.#prepare(sql));
  readonly #space: FileSpace;
  readonly #known = new KnownGone();

  /** Opens the file. Nothing stays open when this throws. */
  constructor(file: string, busyTimeoutMs: number, sharing?: SightSharing) {
    const opened = openDatabase(file, busyTimeoutMs, sharing);
    this.#database = opened.database;
    this.#file = opened.file;
    this.#space = new FileSpace(opened.database, opened.file.path, (work) => this.#commit(work));
  }

  /** The files that are open, for the thread that opens them to read. */
  get files(): Omit<KnownFile, 'sight'> {
    const { path, identities } = this.#file;
    return { path, identities };
  }

  /** Makes the tables where they are missing, and tells what became of what was there before. */
  createTables(opening?: PackedOpening): Partial<Moved & SetAside> {
    const isWithoutNumber = isLogWithoutNumber(this.#database);
    const moved = this.#unlessRefused(() =>
      createTables(this.#database, opening, (pieces) => this.#insert(pieces, NO_WRITER)),
    );
    // What was committed has begun the WAL: from here on a file that is written over can be told from a checkpoint.
    this.#file.refuseReplaced();
    if (isWithoutNumber) {
      // It has a number now, but only in the WAL: until a checkpoint, nothing tells the file from another. This kind waits for nobody.
      checkpointIfRoom(this.#database, 'PASSIVE');
      this.#file.refuseReplaced();
    }
    return { ...moved, keptLogs: listKept(this.#file.path) };
  }

  /**
   * Stores the next batch of a writer and raises the batch number of that writer, in one transaction. This is idempotent: a batch
   * that is stored already is skipped. A batch whose number is counted, but whose rows are missing, is refused.
   *
   * A batch that skips a number is refused, too: when one of several batches in flight fails, those behind it must not leave a
   * gap.
   */
  store({ writer, batch, pieces, isSealed }: PackedBatch): void {
    const work = () => {
      if (noteBatch((sql) => this.#prepare(sql), { writer, batch, pieces })) {
        this.#insert(pieces, { writer, batch, isSealed });
      }
    };
    this.#unlessRefused(() => this.#commit(work, { characters: charactersOf(pieces) }));
    this.#space.afterStoring();
  }

  /**
   * Stores rows that belong to no batch of a writer: at process exit, when no batch can follow, and in a spill file, where rows
   * only wait. These rows have no second chance. So they may use the room that is kept for pruning, and where disk space is scarce, a
   * few are stored at a time, which need less room than all at once.
   */
  storeRows(pieces: readonly RowPiece[]): void {
    storeParts(this.#space.divide(pieces), (part) => {
      this.#unlessRefused(() => this.#commit(() => this.#insert(part, NO_WRITER)));
      this.#space.afterStoring();
    });
  }

  /** The oldest rows before a place in the log, oldest first. */
  listOldest(before: EntryPosition, limit: number): unknown[] {
    this.#file.refuseReplaced();
    const { sql, values } = writeListOldest(before, limit);
    return this.#unlessReplaced(() => this.#prepare(sql).raw().all(values));
  }

  /** Deletes the oldest rows before a place in the log, at most `limit`, and tells how many. */
  prune(before: EntryPosition, limit: number, terms: PruneTerms = {}): number {
    // Loaded only here, because few writers prune or erase.
    const { pruneRows }: typeof import('./rows/prune-rows') = require('./rows/prune-rows');
    return this.#withdraw((steps) => pruneRows(steps, before, limit, terms));
  }

  /** Erases the personal fields of at most `limit` entries, and tells how many entries it was. */
  erase(who: ErasedWho, limit: number, note?: EntryRow): number {
    const { eraseRows }: typeof import('./rows/erase-rows') = require('./rows/erase-rows');
    return this.#withdraw((steps) => eraseRows(steps, who, limit, note));
  }

  /** Gives some of the space of deleted rows back to the disk. */
  reclaim(isLast: boolean): SpaceReport {
    return this.#unlessReplaced(() => this.#space.reclaim(isLast));
  }

  /** Rebuilds the file. */
  compact(): SpaceReport {
    return this.#unlessReplaced(() => this.#space.rebuild());
  }

  /**
   * Closes the file; the last connection to close removes `-wal` and `-shm`.
   *
   * @throws StoreFault when the file is closed, if what was committed is not in it any more, and no call has said so.
   */
  close(): void {
    const { isNoticed } = this.#file;
    this.#space.beforeClosing();
    const fault = closeDatabase(this.#database, this.#file);
    if (fault !== undefined && !isNoticed) {
      throw fault;
    }
  }

  #withdraw(work: (steps: PruneSteps) => number): number {
    const steps: PruneSteps = {
      prepare: (sql) => this.#prepare(sql),
      sealer: this.#sealer,
      known: this.#known,
      insert: (note, isSealed) => this.#insert(PackedRows.from([note]).pieces, { ...NO_WRITER, isSealed }),
      unguarded: (guarded) => unguarded(this.#database, guarded),
    };
    try {
      this.#sealAll();
      return this.#redoUnknown(() => this.#commit(() => work(steps)));
    } catch (error) {
      throw explainHeld((sql) => this.#prepare(sql), explainMissing(this.#database, error));
    }
  }

  /** Does a step again if a tombstone goes that was not known: nothing of it was committed, and now all tombstones are read. */
  #redoUnknown<T>(step: () => T): T {
    try {
      return step();
    } catch (error) {
      if (error instanceof UnknownTombstone) {
        return step();
      }
      throw error;
    }
  }

  /**
   * Seals rows that wait for a link, in short transactions, until few are left: the chain must cover a row before it can record
   * its deletion.
   */
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
   * Runs `work` in one transaction. Never commits into a file that was deleted or replaced, where nobody would find the rows
   * again.
   *
   * When the file has changed, its content cannot be checked within a transaction. So the transaction rolls back, the checks run,
   * and `work` runs again. The checks run once more after the commit, because the commit itself can write into the file (a
   * checkpoint).
   */
  #commit<T>(work: () => T, purpose: Purpose = {}): T {
    const attempt = this.#database.transaction((attemptsLeft: number) => {
      this.#refuseUnmarked();
      const result = work();
      if (!this.#file.isUnchanged() && attemptsLeft > 0) {
        throw new FileChanged();
      }
      this.#space.beforeCommit(purpose);
      return result;
    });
    for (let attemptsLeft = ATTEMPTS_MAX - 1; ; attemptsLeft -= 1) {
      try {
        this.#file.refuseOtherIndex();
        this.#space.beforeWork(purpose);
        const result = attempt.immediate(attemptsLeft);
        this.#file.refuseLost();
        return result;
      } catch (error) {
        // In a file that was moved away anything can fail, for example as damaged. Report that it was moved, not what failed in it.
        this.#file.refuseReplaced();
        if (hasNoRoom(error)) {
          // The next attempt, perhaps with fewer rows, may need no more room on the disk.
          this.#space.reuseLog();
        }
        if (!(error instanceof FileChanged)) {
          throw explainMissing(this.#database, error);
        }
      }
    }
  }

  /** Does work outside of a transaction. If it fails because the file was replaced meanwhile, the error says so. */
  #unlessReplaced<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.#file.refuseReplaced();
      throw explainMissing(this.#database, error);
    }
  }

  /** Does work. If a trigger or a constraint of others refuses rows, the error names what it may have been. */
  #unlessRefused<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw explainRefused((sql) => this.#prepare(sql), error);
    }
  }

  /**
   * Refuses a file that has lost our `application_id`: no process would open it as a log again. The id is read through SQLite,
   * because its newest value may be in the write-ahead log only.
   */
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
