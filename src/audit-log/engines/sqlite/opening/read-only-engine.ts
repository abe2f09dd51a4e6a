import { type CallLimits, whileListening } from '../../../ports/call-limits';
import type { Engine, SpaceReport } from '../../../ports/engine';
import { readOnlyRefusal } from '../../sql/read-only-refusal';
import { SqliteQuestions } from '../sqlite-questions';
import type { FreshReads } from './fresh-reads';

type Reads = Pick<FreshReads, 'ask' | 'close' | 'hurry'>;

/** A SQLite file that is only read, in a thread of its own. Calls that would write are refused. */
export class ReadOnlyEngine extends SqliteQuestions implements Engine {
  readonly capabilities = Object.freeze({
    pipelines: false,
    storeAtExit: false,
    reclaims: false,
    follows: true,
    seals: true,
  });
  readonly #reads: Reads;
  #closed: Promise<void> | undefined;

  /** Passes each question to `reads`, which has the log open already. */
  constructor(reads: Reads) {
    super(reads);
    this.#reads = reads;
  }

  createTables(): Promise<void> {
    return Promise.resolve();
  }

  store(): Promise<void> {
    return Promise.reject(readOnlyRefusal());
  }

  listOldest(): Promise<unknown> {
    return Promise.reject(readOnlyRefusal());
  }

  prune(): Promise<number> {
    return Promise.reject(readOnlyRefusal());
  }

  erase(): Promise<number> {
    return Promise.reject(readOnlyRefusal());
  }

  reclaim(): Promise<SpaceReport> {
    return Promise.reject(readOnlyRefusal());
  }

  compact(): Promise<SpaceReport> {
    return Promise.reject(readOnlyRefusal());
  }

  storeAtExit(): void {
    throw readOnlyRefusal();
  }

  close({ signal }: CallLimits = {}): Promise<void> {
    this.#closed ??= this.#reads.close();
    return whileListening(this.#closed, signal, () => this.#reads.hurry());
  }
}
