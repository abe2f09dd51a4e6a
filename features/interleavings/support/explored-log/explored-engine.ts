import type { Turns } from '@audit-race/interleavings';
import {
  AuditStoreError,
  type Engine,
  type EntryBatch,
  type EntryPosition,
  type EntryQuery,
  type PruneTerms,
  type SpaceReport,
  type StoredPlace,
  type StoreFailure,
} from 'audit-race';
import type { MemoryRows } from '../../../support/memory-rows';
import type { EngineLife } from './engine-life';

/** What may go wrong with a store: at every single call, or not, as the explorer chooses. */
export type Mishap =
  | 'nothing goes wrong'
  | 'an engine cannot be created'
  | 'its tables cannot be made'
  | 'it is busy'
  | 'its answer gets lost'
  | 'its engine dies'
  | 'it cannot be closed';

/** What the engines of one run share. */
export interface EngineParts {
  readonly turns: Pick<Turns, 'control'>;
  readonly content: MemoryRows;
  readonly mishaps: readonly Mishap[];
  /** Notes a failure, and says it as the real engines do. */
  fail(code: StoreFailure): Error;
}

/** An engine in memory whose every answer is a turn: the explorer decides when it comes, and whether it is an error. */
export class ExploredEngine implements Engine {
  readonly capabilities = { pipelines: true, storeAtExit: false, reclaims: false, follows: true };
  readonly life: EngineLife;
  readonly #parts: EngineParts;
  readonly #storing: (batch: EntryBatch) => Promise<void>;
  #lastStored: Promise<void> = Promise.resolve();
  #closed: Promise<void> | undefined;

  constructor(parts: EngineParts, life: EngineLife) {
    this.#parts = parts;
    this.life = life;
    this.#storing = this.#control('store', (batch: EntryBatch) => parts.content.store(batch), {
      'it is busy': () => parts.fail('AUDIT_STORE_BUSY'),
      'its answer gets lost': (batch) => {
        parts.content.store(batch);
        return parts.fail('AUDIT_STORE_IO');
      },
      'its engine dies': () => {
        life.lose();
        return parts.fail('AUDIT_ENGINE_DIED');
      },
    });
  }

  createTables(): Promise<void> {
    return this.#call(
      'createTables',
      this.#control('createTables', () => undefined, {
        'its tables cannot be made': () => this.#parts.fail('AUDIT_STORE_FAILED'),
      }),
    );
  }

  /** Calls are carried out one after another: it is the turn of the first. */
  store(batch: EntryBatch): Promise<void> {
    return this.#call('store', () => {
      const stored = this.#lastStored.then(() => this.#storing(batch));
      this.#lastStored = stored.catch(() => undefined);
      return stored;
    });
  }

  list(query: EntryQuery, limit: number, before?: EntryPosition): Promise<unknown> {
    return this.#answer('list', () => this.#parts.content.list(query, limit, before));
  }

  get(id: string): Promise<unknown> {
    return this.#answer('get', () => this.#parts.content.get(id));
  }

  count(query: EntryQuery, before?: EntryPosition): Promise<number> {
    return this.#answer('count', () => this.#parts.content.count(query, before));
  }

  findPosition(rank: number): Promise<unknown> {
    return this.#answer('findPosition', () => this.#parts.content.findPosition(rank));
  }

  listAfter(after: StoredPlace | undefined, limit: number): Promise<unknown> {
    return this.#answer('listAfter', () => this.#parts.content.listAfter(after, limit));
  }

  listOldest(before: EntryPosition, limit: number): Promise<unknown> {
    return this.#answer('listOldest', () => this.#parts.content.listOldest(before, limit));
  }

  prune(before: EntryPosition, limit: number, terms?: PruneTerms): Promise<number> {
    return this.#answer('prune', () => this.#parts.content.prune(before, limit, terms));
  }

  reclaim(): Promise<SpaceReport> {
    return this.#answer('reclaim', () => this.#parts.content.reclaim());
  }

  compact(): Promise<SpaceReport> {
    return this.#answer('compact', () => this.#parts.content.reclaim());
  }

  storeAtExit(): void {
    throw new AuditStoreError('AUDIT_STORE_FAILED', 'No process exits while it explores.');
  }

  close(): Promise<void> {
    this.life.noteCall('close');
    this.#closed ??= this.#control('close', () => this.life.close(), {
      'it cannot be closed': () => {
        this.life.close();
        return this.#parts.fail('AUDIT_STORE_FAILED');
      },
    })();
    return this.#closed;
  }

  #answer<Result>(operation: string, effect: () => Result): Promise<Result> {
    return this.#call(operation, this.#control(operation, effect));
  }

  /** Notes that something is asked of the engine, and refuses it where the engine was closed. */
  async #call<Result>(operation: string, carryOut: () => Promise<Result>): Promise<Result> {
    this.life.noteCall(operation);
    if (this.#closed !== undefined) {
      throw new AuditStoreError('AUDIT_ENGINE_CLOSED', 'The engine was closed.');
    }
    return await carryOut();
  }

  /** Makes an operation a turn, with its mishap as a choice if the scenario has one. */
  #control<Arguments extends readonly unknown[], Result>(
    operation: string,
    effect: (...args: Arguments) => Result,
    faults: Partial<Record<Mishap, (...args: Arguments) => Error>> = {},
  ): (...args: Arguments) => Promise<Result> {
    const { turns, mishaps } = this.#parts;
    const [fault] = mishaps.flatMap((mishap) => faults[mishap] ?? []);
    return turns.control(
      operation,
      (...args: Arguments) => {
        this.life.noteEffect(operation);
        return effect(...args);
      },
      fault && { fault },
    );
  }
}
