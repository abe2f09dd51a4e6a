import { resolve } from 'node:path';
import type { EntryRow } from '../../domain/entry-row';
import type { EntryPosition, EntryQuery } from '../../domain/filter';
import { PackedRows } from '../../domain/packed-rows';
import type { Engine, EntryBatch } from '../../ports/engine';
import { findWorker } from '../worker/find-worker';
import { type ExplainFailure, WorkerLink } from '../worker/worker-link';
import { toFailure } from '../worker/worker-protocol';
import { explainSqliteFailures, toStartFailure } from './explain-sqlite-failure';
import type { PackedBatch } from './sqlite-store';
import type { SqliteWorkerData } from './sqlite-worker';

/** How long a statement waits for another connection that holds the file, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * SQLite in a thread of its own: no call, not even an fsync, stops the caller's event loop.
 *
 * The native driver is loaded in the thread alone.
 */
export class SqliteEngine implements Engine {
  readonly capabilities = Object.freeze({ pipelines: true, storeAtExit: true });
  readonly #link: WorkerLink;
  readonly #file: string;
  readonly #busyTimeoutMs: number;
  #closed: Promise<void> | undefined;

  private constructor(link: WorkerLink, { file, busyTimeoutMs }: SqliteWorkerData) {
    this.#link = link;
    this.#file = file;
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  /** Starts the thread and opens the file; on a failure both are gone before it rejects. */
  static async open(path: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Promise<SqliteEngine> {
    // Absolute from here on: the program may change its working directory while the engine is open.
    const workerData: SqliteWorkerData = { file: resolve(path), busyTimeoutMs };
    const explain = explainSqliteFailures(workerData.file);
    const link = startThread(workerData, explain);
    await link.started();
    return new SqliteEngine(link, workerData);
  }

  async createTables(): Promise<void> {
    await this.#link.call('createTables');
  }

  async store({ writer, batch, rows }: EntryBatch): Promise<void> {
    const packed: PackedBatch = { writer, batch, pieces: PackedRows.from(rows).pieces };
    await this.#link.call('store', packed);
  }

  list(query: EntryQuery, limit: number, before?: EntryPosition): Promise<unknown> {
    return this.#link.call('list', query, limit, before);
  }

  get(id: string): Promise<unknown> {
    return this.#link.call('get', id);
  }

  async count(query: EntryQuery, before?: EntryPosition): Promise<number> {
    return Number(await this.#link.call('count', query, before));
  }

  findPosition(rank: number): Promise<unknown> {
    return this.#link.call('findPosition', rank);
  }

  async prune(before: EntryPosition, limit: number): Promise<number> {
    return Number(await this.#link.call('prune', before, limit));
  }

  storeAtExit(rows: readonly EntryRow[]): void {
    storeInThisThread(this.#file, rows, this.#busyTimeoutMs);
  }

  close(): Promise<void> {
    this.#closed ??= this.#link.close();
    return this.#closed;
  }
}

/** A thread that Node does not start, or whose file nobody can find, is no passing fault: it is told as what it is. */
function startThread(workerData: SqliteWorkerData, explain: ExplainFailure): WorkerLink {
  try {
    return new WorkerLink(findWorker(), workerData, explain);
  } catch (error) {
    throw explain(toStartFailure(error), 'start');
  }
}

/**
 * Stores rows through a connection of its own, and blocks the calling thread until they are on disk.
 *
 * For a process that exits: no message of a worker arrives any more, though the worker itself runs on and may be
 * committing. The busy time-out waits for it; rows that both store are stored once.
 *
 * @throws AuditStoreError when the file cannot be opened or written.
 */
export function storeInThisThread(
  file: string,
  rows: readonly EntryRow[],
  busyTimeoutMs = BUSY_TIMEOUT_MS,
): void {
  try {
    // Loaded only now: a program whose worker has stored everything never has the driver in its own thread.
    const { SqliteStore }: typeof import('./sqlite-store') = require('./sqlite-store');
    const store = new SqliteStore(file, busyTimeoutMs);
    try {
      store.createTables();
      store.storeRows(PackedRows.from(rows).pieces);
    } finally {
      store.close();
    }
  } catch (error) {
    throw explainSqliteFailures(file)(toFailure(error), 'store');
  }
}
