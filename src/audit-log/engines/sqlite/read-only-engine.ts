import { AuditStoreError } from '../../domain/errors';
import { type CallLimits, whileListening } from '../../ports/call-limits';
import type { Engine, SpaceReport } from '../../ports/engine';
import type { FreshReads } from './fresh-reads';
import { SqliteQuestions } from './sqlite-questions';

type Reads = Pick<FreshReads, 'ask' | 'close' | 'hurry'>;

/** A SQLite file that is only read, in a thread of its own. What would write is refused. */
export class ReadOnlyEngine extends SqliteQuestions implements Engine {
  readonly capabilities = Object.freeze({
    pipelines: false,
    storeAtExit: false,
    reclaims: false,
    follows: true,
  });
  readonly #reads: Reads;
  #closed: Promise<void> | undefined;

  /** Has its questions answered by what is open already. */
  constructor(reads: Reads) {
    super(reads);
    this.#reads = reads;
  }

  createTables(): Promise<void> {
    return Promise.resolve();
  }

  store(): Promise<void> {
    return Promise.reject(readOnly());
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
}

function readOnly(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_READ_ONLY',
    'This log is open for reading only. Open it as an AuditService to write to it.',
  );
}
