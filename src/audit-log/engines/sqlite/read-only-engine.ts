import { AuditStoreError } from '../../domain/errors';
import type { EntryPosition, EntryQuery } from '../../domain/filter';
import { type CallLimits, whileListening } from '../../ports/call-limits';
import type { Engine, SpaceReport } from '../../ports/engine';
import type { FreshReads } from './fresh-reads';
import { READ_CALLS, type ReadCall } from './sqlite-calls';

type Reads = Pick<FreshReads, 'ask' | 'close' | 'hurry'>;

/** A SQLite file that is only read, in a thread of its own. What would write is refused. */
export class ReadOnlyEngine implements Engine {
  readonly capabilities = Object.freeze({ pipelines: false, storeAtExit: false, reclaims: false });
  readonly #reads: Reads;
  #closed: Promise<void> | undefined;

  /** Has its questions answered by what is open already. */
  constructor(reads: Reads) {
    this.#reads = reads;
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
