import { bindMethods } from '../../domain/bind-methods';
import type { EntryPosition, EntryQuery } from '../../domain/filter';
import type { StoredPlace } from '../../domain/stored-place';
import type { CallLimits } from '../../ports/call-limits';
import type { ExamineTerms } from '../../ports/integrity';
import { COLUMNS } from '../sql/entry-columns';
import { examinePart } from './chain/examine-log';
import { proveEntry } from './chain/prove-entry';
import { readHead } from './chain/read-link-tree';
import type { Connection } from './connection/connection';
import { toWireText } from './connection/wire-text';
import { PostgresLog } from './postgres-log';
import { findEnd, listAfter } from './rows/list-after';
import { writeCount, writeFindPosition, writeList } from './rows/postgres-query';

const GET = `SELECT ${COLUMNS} FROM audit_entry WHERE id = $1`;

/** The questions that an engine of PostgreSQL puts to connections that only read. */
export abstract class PostgresQuestions extends PostgresLog {
  protected constructor() {
    super();
    bindMethods(this);
  }

  /** Runs work on one of these connections. Once the signal is aborted, it does not begin, or its statement is cancelled on the server. */
  protected abstract read<T>(work: (connection: Connection) => Promise<T>, limits?: CallLimits): Promise<T>;

  list(query: EntryQuery, limit: number, before?: EntryPosition, limits?: CallLimits): Promise<unknown> {
    return this.read((connection) => connection.query(writeList(query, limit, before)), limits);
  }

  get(id: string, limits?: CallLimits): Promise<unknown> {
    return this.read(
      async (connection) => (await connection.query({ text: GET, values: [toWireText(id)] }))[0],
      limits,
    );
  }

  async count(query: EntryQuery, before?: EntryPosition, limits?: CallLimits): Promise<number> {
    const sql = writeCount(query, before);
    const [count] = await this.read((connection) => connection.queryOne(sql), limits);
    return Number(count);
  }

  findPosition(rank: number, limits?: CallLimits): Promise<unknown> {
    return this.read(async (connection) => (await connection.query(writeFindPosition(rank)))[0], limits);
  }

  listAfter(after: StoredPlace | undefined, limit: number, limits?: CallLimits): Promise<unknown> {
    return this.read((connection) => listAfter(connection, after, limit), limits);
  }

  findEnd(limits?: CallLimits): Promise<unknown> {
    return this.read(findEnd, limits);
  }

  examine(after: unknown, terms: ExamineTerms, limits?: CallLimits): Promise<unknown> {
    return this.#look((connection) => examinePart(connection, after, terms), limits);
  }

  readHead(from: readonly number[] = [], limits?: CallLimits): Promise<unknown> {
    return this.#look((connection) => readHead(connection, from), limits);
  }

  prove(id: string, size?: number, limits?: CallLimits): Promise<unknown> {
    return this.#look((connection) => proveEntry(connection, id, size), limits);
  }

  /** Runs all queries of `work` on one snapshot of the store. */
  #look<T>(work: (connection: Connection) => Promise<T>, limits?: CallLimits): Promise<T> {
    return this.read((connection) => connection.snapshot(() => work(connection)), limits);
  }
}
