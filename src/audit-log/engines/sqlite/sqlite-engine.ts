import { resolve } from 'node:path';
import type { EntryRow, EntryRows } from '../../domain/entry-row';
import type { EntryPosition } from '../../domain/filter';
import { PackedRows } from '../../domain/packed-rows';
import { type CallLimits, whileListening } from '../../ports/call-limits';
import type {
  CompactProgress,
  Engine,
  EntryBatch,
  Opening,
  PruneTerms,
  SpaceReport,
} from '../../ports/engine';
import type { ErasedWho } from '../../ports/integrity';
import { explainSqliteFailures } from '../sqlite-file/explain-sqlite-failure';
import { tellFailure } from '../sqlite-file/tell-failure';
import { whileWatchingRebuild } from '../sqlite-file/watch-rebuild';
import { ReadLane } from '../worker/read-lane';
import type { WorkerLink, WorkerStart } from '../worker/worker-link';
import type { WriteCall } from './sqlite-calls';
import { SqliteQuestions } from './sqlite-questions';
import type { PackedBatch } from './sqlite-store';
import type { SqliteWorkerData } from './sqlite-worker';
import { BUSY_TIMEOUT_MS, startThread } from './start-thread';
import type { PackedOpening } from './tables/create-tables';

/**
 * SQLite in threads of its own: no call, not even an fsync, stops the caller's event loop.
 *
 * One thread writes, and another reads beside it, made when somebody first asks: nothing that is asked holds up what is
 * stored. The native driver is loaded in these threads alone.
 */
export class SqliteEngine extends SqliteQuestions implements Engine {
  readonly capabilities = Object.freeze({
    pipelines: true,
    storeAtExit: true,
    reclaims: true,
    follows: true,
    seals: true,
  });
  readonly #writer: WorkerLink;
  readonly #reads: ReadLane;
  readonly #file: string;
  readonly #busyTimeoutMs: number;
  #closed: Promise<void> | undefined;

  private constructor(writer: WorkerLink, reads: ReadLane, { file, busyTimeoutMs }: SqliteWorkerData) {
    super(reads);
    this.#writer = writer;
    this.#reads = reads;
    this.#file = file;
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  /** Starts the thread and opens the file; on a failure, or when nobody waits any more, both are gone before it rejects. */
  static async open(
    path: string,
    busyTimeoutMs = BUSY_TIMEOUT_MS,
    { signal }: CallLimits = {},
  ): Promise<SqliteEngine> {
    // Absolute from here on: the program may change its working directory while the engine is open.
    const workerData: SqliteWorkerData = { file: resolve(path), busyTimeoutMs };
    const explain = explainSqliteFailures(workerData.file);
    const start = (thread: Omit<WorkerStart, 'program'>) => startThread(thread, explain);
    const writer = start({ name: 'audit-writer', workerData });
    // What the thread tells is which files it has open.
    const readOnly = await whileListening(writer.started(), signal, () => writer.stopCalls());
    const reads = new ReadLane(
      () => start({ name: 'audit-reader', workerData: { ...workerData, readOnly } }),
      explain,
    );
    writer.whenLost((failure) => reads.lose(failure));
    return new SqliteEngine(writer, reads, workerData);
  }

  /** The file, by its absolute path. */
  get file(): string {
    return this.#file;
  }

  createTables(opening?: Opening): Promise<unknown> {
    return this.#write('createTables', pack(opening));
  }

  async store({ writer, batch, rows, evidence = true }: EntryBatch): Promise<void> {
    const packed: PackedBatch = { writer, batch, pieces: PackedRows.from(rows).pieces, isSealed: evidence };
    await this.#write('store', packed);
  }

  /** Stores rows that are no batch, for a file that is no log: whoever has sent them has stored them elsewhere. */
  async storeRows(rows: EntryRows): Promise<void> {
    await this.#write('storeRows', PackedRows.from(rows).pieces);
  }

  listOldest(before: EntryPosition, limit: number): Promise<unknown> {
    return this.#write('listOldest', before, limit);
  }

  async prune(before: EntryPosition, limit: number, terms?: PruneTerms): Promise<number> {
    return Number(await this.#write('prune', before, limit, terms));
  }

  async erase(who: ErasedWho, limit: number, note?: EntryRow): Promise<number> {
    return Number(await this.#write('erase', who, limit, note));
  }

  async reclaim(isLast: boolean): Promise<SpaceReport> {
    return Object(await this.#write('reclaim', isLast));
  }

  async compact(onProgress: (progress: CompactProgress) => void): Promise<SpaceReport> {
    return Object(await whileWatchingRebuild(this.#file, this.#write('compact'), onProgress));
  }

  storeAtExit(rows: readonly EntryRow[], opening?: Opening): void {
    storeInThisThread(this.#file, rows, { opening, busyTimeoutMs: this.#busyTimeoutMs });
  }

  close({ signal }: CallLimits = {}): Promise<void> {
    // The writer closes last: who only reads cannot tidy up the log of commits.
    this.#closed ??= this.#writer.close(this.#reads.close());
    return whileListening(this.#closed, signal, () => {
      this.#reads.hurry();
      this.#writer.stopCalls();
    });
  }

  #write(name: WriteCall, ...args: readonly unknown[]): Promise<unknown> {
    return this.#writer.call(name, ...args);
  }
}

function pack(opening: Opening | undefined): PackedOpening | undefined {
  return opening && { pieces: PackedRows.from([opening.row]).pieces, lostSince: opening.lostSince };
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
  {
    opening,
    busyTimeoutMs = BUSY_TIMEOUT_MS,
  }: { opening?: Opening | undefined; busyTimeoutMs?: number } = {},
): void {
  try {
    // Loaded only now: a program whose worker has stored everything never has the driver in its own thread.
    const { SqliteStore }: typeof import('./sqlite-store') = require('./sqlite-store');
    const store = new SqliteStore(file, busyTimeoutMs);
    try {
      store.createTables(pack(opening));
      store.storeRows(PackedRows.from(rows).pieces);
    } finally {
      store.close();
    }
  } catch (error) {
    throw explainSqliteFailures(file)(tellFailure(error), 'store');
  }
}
