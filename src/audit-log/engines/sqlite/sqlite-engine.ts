import { resolve } from 'node:path';
import type { EntryRow, EntryRows } from '../../domain/entry-row';
import type { EntryPosition } from '../../domain/filter';
import { PackedRows } from '../../domain/packed-rows';
import { storedPartOf, withStoredPart } from '../../domain/stored-part';
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
import { cleanUpBrokenOff, withCleanUp } from '../sqlite-file/clean-up';
import { explainSqliteFailures } from '../sqlite-file/explain-sqlite-failure';
import { identify, look } from '../sqlite-file/file-identity';
import type { KnownFile } from '../sqlite-file/opened-file';
import { SightMemory } from '../sqlite-file/sight-memory';
import { tellFailure } from '../sqlite-file/tell-failure';
import { whileWatchingRebuild } from '../sqlite-file/watch-rebuild';
import { ReadLane } from '../worker/read-lane';
import type { WorkerLink, WorkerStart } from '../worker/worker-link';
import type { PackedBatch } from './rows/note-batch';
import type { WriteCall } from './sqlite-calls';
import { SqliteLog } from './sqlite-log';
import { SqliteStore } from './sqlite-store';
import type { SqliteWorkerData } from './sqlite-worker';
import { BUSY_TIMEOUT_MS, startThread } from './start-thread';
import type { PackedOpening } from './tables/create-tables';

/**
 * SQLite in worker threads: no call, not even an fsync, blocks the caller's event loop.
 *
 * One thread writes. Another thread reads, and starts with the first read, so that reads never delay writes. This engine loads
 * the native driver into the caller's own thread only at process exit, in `storeAtExit`.
 */
export class SqliteEngine extends SqliteLog implements Engine {
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
  readonly #known: KnownFile;
  #closed: Promise<void> | undefined;

  private constructor(
    writer: WorkerLink,
    reads: ReadLane,
    { file, busyTimeoutMs }: SqliteWorkerData,
    known: KnownFile,
  ) {
    super(reads);
    this.#writer = writer;
    this.#reads = reads;
    this.#file = file;
    this.#busyTimeoutMs = busyTimeoutMs;
    this.#known = known;
  }

  /** Starts the write thread and opens the file. On a failure, or when `signal` aborts, both are closed before this rejects. */
  static async open(
    path: string,
    busyTimeoutMs = BUSY_TIMEOUT_MS,
    { signal }: CallLimits = {},
  ): Promise<SqliteEngine> {
    // Absolute from here on: the program may change its working directory while the engine is open.
    const workerData: SqliteWorkerData = { file: resolve(path), busyTimeoutMs };
    const explain = explainSqliteFailures(workerData.file);
    const start = (thread: Omit<WorkerStart, 'program'>) => startThread(thread, explain);
    const { memory: sight } = new SightMemory();
    const writer = start({ name: 'audit-writer', workerData: { ...workerData, sight } });
    // The write thread answers its start with the files that it has open: the read thread must open exactly these.
    const files = await whileListening(writer.started(), signal, () => writer.stopCalls());
    const known: KnownFile = { ...Object(files), sight };
    const reads = new ReadLane(
      () => start({ name: 'audit-reader', workerData: { ...workerData, known } }),
      explain,
    );
    writer.whenLost((failure) => reads.lose(failure));
    return new SqliteEngine(writer, reads, workerData, known);
  }

  /** The real path of the file, as it was when the file was opened: a symbolic link may lead elsewhere by now. */
  get file(): string {
    return this.#known.path;
  }

  /** What another thread must know to read this file, and no other that has taken its place. */
  get known(): KnownFile {
    return this.#known;
  }

  createTables(opening?: Opening): Promise<unknown> {
    return this.#write('createTables', pack(opening));
  }

  async store({ writer, batch, rows, evidence = true }: EntryBatch): Promise<void> {
    const packed: PackedBatch = { writer, batch, pieces: PackedRows.from(rows).pieces, isSealed: evidence };
    await this.#write('store', packed);
  }

  /**
   * Stores rows that belong to no batch of a writer. For a spill file: its rows only wait, and batches are counted in the store
   * that gets them.
   */
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
    return Object(await whileWatchingRebuild(this.file, this.#write('compact'), onProgress));
  }

  storeAtExit(rows: readonly EntryRow[], opening?: Opening): void {
    storeInThisThread(isThere(this.#known) ? this.file : this.#file, rows, {
      opening,
      busyTimeoutMs: this.#busyTimeoutMs,
    });
  }

  close({ signal }: CallLimits = {}): Promise<void> {
    // The write connection closes last: a read-only connection cannot checkpoint and remove the write-ahead log.
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

/** Whether the file is still where it was opened. If it is not, another engine would open what is at the path that the caller gave. */
function isThere({ path, identities }: KnownFile): boolean {
  try {
    return identities.some(([name, identity]) => name === path && identify(look(path)) === identity);
  } catch {
    return false;
  }
}

function pack(opening: Opening | undefined): PackedOpening | undefined {
  return opening && { pieces: PackedRows.from([opening.row]).pieces, lostSince: opening.lostSince };
}

/**
 * Stores rows through a connection of its own, and blocks the calling thread until they are on disk.
 *
 * For a process that exits: its event loop no longer delivers messages of the worker, but the worker thread still runs and may be
 * committing. The busy time-out waits for that commit. A row that both connections store is stored once, because its id is
 * unique.
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
    cleanUpBrokenOff();
    // Only this loads the driver: a program whose worker has stored everything never loads it into its own thread.
    const store = new SqliteStore(file, busyTimeoutMs);
    withCleanUp(
      () => {
        store.createTables(pack(opening));
        store.storeRows(PackedRows.from(rows).pieces);
      },
      () => store.close(),
    );
  } catch (error) {
    throw withStoredPart(explainSqliteFailures(file)(tellFailure(error), 'store'), storedPartOf(error));
  }
}
