import { join } from 'node:path';
import type { EntryRow } from '../../domain/entry-row';
import type { EntryPosition, EntryQuery } from '../../domain/filter';
import type { Engine } from '../../ports/engine';
import { WorkerLink } from '../worker/worker-link';
import { explainSqliteFailures } from './explain-sqlite-failure';
import type { SqliteWorkerData } from './sqlite-worker';

/** How long a statement waits for another process that holds the file, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * SQLite in a thread of its own: no call, not even an fsync, stops the caller's event loop.
 *
 * The native driver is loaded in the thread alone.
 */
export class SqliteEngine implements Engine {
  readonly #link: WorkerLink;

  private constructor(link: WorkerLink) {
    this.#link = link;
  }

  /** Starts the thread and opens the file; on a failure both are gone before it rejects. */
  static async open(file: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Promise<SqliteEngine> {
    const workerData: SqliteWorkerData = { file, busyTimeoutMs };
    const link = new WorkerLink(join(__dirname, 'sqlite-worker.js'), workerData, explainSqliteFailures(file));
    await link.started();
    return new SqliteEngine(link);
  }

  async createTables(): Promise<void> {
    await this.#link.call('createTables');
  }

  async store(rows: readonly EntryRow[]): Promise<void> {
    await this.#link.call('store', rows);
  }

  list(query: EntryQuery, limit: number, before?: EntryPosition): Promise<unknown> {
    return this.#link.call('list', query, limit, before);
  }

  get(id: string): Promise<unknown> {
    return this.#link.call('get', id);
  }

  async count(query: EntryQuery): Promise<number> {
    return Number(await this.#link.call('count', query));
  }

  close(): Promise<void> {
    return this.#link.close();
  }
}
