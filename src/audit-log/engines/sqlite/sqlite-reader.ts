import type { Database, Statement } from 'better-sqlite3';
import type { EntryPosition, EntryQuery } from '../../domain/filter';
import type { StoredPlace } from '../../domain/stored-place';
import type { EntryEvidence, ExaminedPart, ExamineTerms, LogGrowth } from '../../ports/integrity';
import { COLUMNS } from '../sql/entry-columns';
import type { WatchedFile } from '../sqlite-file/opened-file';
import { HeadReader } from './chain/head-reader';
import type { ReadConnection } from './opening/open-read-only';
import { findEnd, listAfter } from './rows/list-after';
import { STILL_WANTED, writeCount, writeFindPosition, writeList } from './rows/sqlite-query';
import type { ReadCall } from './sqlite-calls';
import { explainMissing } from './tables/missing-tables';

/** One read-only connection to one SQLite file. Every call blocks its thread, so it lives in a worker. */
export class SqliteReader implements Readonly<Record<ReadCall | 'close', (...args: never[]) => unknown>> {
  readonly #database: Database;
  readonly #file: WatchedFile;
  /** Each statement is prepared once. There are few: one for each combination of filters that was asked for. */
  readonly #statements = new Map<string, Statement>();
  readonly #head = new HeadReader();

  /** Reads from a connection until {@link SqliteReader.close}. `refuseStopped` throws when the caller no longer waits for the answer. */
  constructor({ database, file }: ReadConnection, refuseStopped: () => void) {
    this.#database = database;
    this.#file = file;
    // The driver does not offer sqlite3_interrupt(). So the statements call this function now and then, and it stops them by throwing.
    this.#database.function(STILL_WANTED, { deterministic: false, directOnly: true }, () => {
      refuseStopped();
      return 1;
    });
  }

  /** The rows of a page, newest first. */
  list(query: EntryQuery, limit: number, before?: EntryPosition): unknown[] {
    const { sql, values } = writeList(query, limit, before);
    return this.#ask((prepare) => prepare(sql).raw().all(values));
  }

  /** The row with this id. */
  get(id: string): unknown {
    return this.#ask((prepare) => prepare(`SELECT ${COLUMNS} FROM audit_entry WHERE id = ?`).raw().get(id));
  }

  /** How many rows match. */
  count(query: EntryQuery, before?: EntryPosition): unknown {
    const { sql, values } = writeCount(query, before);
    return this.#ask((prepare) => prepare(sql).pluck().get(values));
  }

  /** The time and id of the row that is `rank`-th from the newest. */
  findPosition(rank: number): unknown {
    const { sql, values } = writeFindPosition(rank);
    return this.#ask((prepare) => prepare(sql).raw().get(values));
  }

  /** The place of the last row, in the order of storing. */
  findEnd(): unknown {
    return this.#ask(findEnd);
  }

  /** The rows behind a place, in the order of storing. */
  listAfter(after: StoredPlace | undefined, limit: number): unknown[] {
    return this.#atOnce((prepare) => listAfter(prepare, after, limit));
  }

  /** Verifies a part of the log: whether it is as it was stored. */
  examine(after: unknown, terms: ExamineTerms): ExaminedPart {
    // Loaded only here, because few readers verify.
    const { examinePart }: typeof import('./chain/examine-log') = require('./chain/examine-log');
    return this.#atOnce((prepare) => examinePart(prepare, after, terms));
  }

  /** The size of the hash chain, the Merkle root over all its links, and consistency proofs that it has grown from the sizes in `from`. */
  readHead(from: readonly number[] = []): LogGrowth {
    return this.#atOnce((prepare) => this.#head.read(prepare, from));
  }

  /** The proof that leads from an entry to the Merkle root over the links of the chain. */
  prove(id: string, size?: number): EntryEvidence | undefined {
    const { proveEntry }: typeof import('./chain/prove-entry') = require('./chain/prove-entry');
    return this.#atOnce((prepare) => proveEntry(prepare, id, size));
  }

  /** Closes the connection. */
  close(): void {
    this.#database.close();
  }

  /** Runs several statements in one read transaction, so that all of them see the same snapshot of the file. */
  #atOnce<T>(work: (prepare: (sql: string) => Statement) => T): T {
    return this.#ask((prepare) => this.#database.transaction(() => work(prepare))());
  }

  #ask<T>(work: (prepare: (sql: string) => Statement) => T): T {
    this.#file.refuseReplaced();
    try {
      return work((sql) => this.#prepare(sql));
    } catch (error) {
      // In a file into which another is copied at this moment anything can fail. Report that, and not what failed because of it.
      this.#file.refuseReplaced();
      throw explainMissing(this.#database, error);
    }
  }

  #prepare(sql: string): Statement {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
