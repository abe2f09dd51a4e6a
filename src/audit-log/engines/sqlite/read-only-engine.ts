import { AuditStoreError } from '../../domain/errors';
import type { EntryPosition, EntryQuery } from '../../domain/filter';
import { type CallLimits, whileListening } from '../../ports/call-limits';
import type { Engine, SpaceReport } from '../../ports/engine';
import { explainSqliteFailures } from '../sqlite-file/explain-sqlite-failure';
import { ReadLane } from '../worker/read-lane';
import type { ReadableFile } from './readable-file';
import { READ_CALLS, type ReadCall } from './sqlite-calls';
import type { SqliteWorkerData } from './sqlite-worker';
import { BUSY_TIMEOUT_MS, startThread } from './start-thread';

/** A SQLite file that is only read, in a thread of its own. What would write is refused. */
export class ReadOnlyEngine implements Engine {
  readonly capabilities = Object.freeze({ pipelines: false, storeAtExit: false, reclaims: false });
  readonly #reads: ReadLane;
  #closed: Promise<void> | undefined;

  private constructor(reads: ReadLane) {
    this.#reads = reads;
  }

  /** Starts the thread and opens the file; on a failure, or when nobody waits any more, both are gone before it rejects. */
  static async open(
    file: string,
    { path, place }: ReadableFile,
    { signal }: CallLimits,
  ): Promise<ReadOnlyEngine> {
    const workerData: SqliteWorkerData = { file: path, busyTimeoutMs: BUSY_TIMEOUT_MS, readPlace: place };
    // What is told is the name that the caller knows, not that of a copy.
    const explain = explainSqliteFailures(file);
    const reads = new ReadLane(() => startThread({ name: 'audit-reader', workerData }, explain), explain);
    await whileListening(reads.open(), signal, () => reads.hurry());
    return new ReadOnlyEngine(reads);
  }

  createTables(): Promise<void> {
    return Promise.resolve();
  }

  store(): Promise<void> {
    return Promise.reject(readOnly());
  }

  list(query: EntryQuery, limit: number, before?: EntryPosition, limits?: CallLimits): Promise<unknown> {
    return this.#ask('list', [query, limit, before], limits);
  }

  get(id: string, limits?: CallLimits): Promise<unknown> {
    return this.#ask('get', [id], limits);
  }

  async count(query: EntryQuery, before?: EntryPosition, limits?: CallLimits): Promise<number> {
    return Number(await this.#ask('count', [query, before], limits));
  }

  findPosition(rank: number, limits?: CallLimits): Promise<unknown> {
    return this.#ask('findPosition', [rank], limits);
  }

  listOldest(): Promise<unknown> {
    return Promise.reject(readOnly());
  }

  prune(): Promise<number> {
    return Promise.reject(readOnly());
  }

  reclaim(): Promise<SpaceReport> {
    return Promise.reject(readOnly());
  }

  compact(): Promise<SpaceReport> {
    return Promise.reject(readOnly());
  }

  storeAtExit(): void {
    throw readOnly();
  }

  close({ signal }: CallLimits = {}): Promise<void> {
    this.#closed ??= this.#reads.close();
    return whileListening(this.#closed, signal, () => this.#reads.hurry());
  }

  #ask(name: ReadCall, args: readonly unknown[], limits?: CallLimits): Promise<unknown> {
    return this.#reads.ask({ name, args, rank: READ_CALLS.indexOf(name) }, limits);
  }
}

function readOnly(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_READ_ONLY',
    'This log is open for reading only. Open it as an AuditService to write to it.',
  );
}
