import {
  AuditStoreError,
  type Engine,
  type EngineCapabilities,
  type EntryBatch,
  type EntryPosition,
  type EntryQuery,
  type EntryRow,
  type PruneTerms,
  type SpaceReport,
  type StoredPlace,
  type StoreFailure,
} from 'audit-race';
import { Gate } from './gate';
import { MemoryRows } from './memory-rows';

/** The calls of an engine that a scenario can hold up or make fail. */
export type EngineCall = 'createEngine' | 'createTables' | 'store' | 'close';

/**
 * How a call fails: `lost answer` does its work first, and then the answer never arrives; the last two are what an engine of
 * somebody's own may throw.
 */
export type FailureKind = StoreFailure | 'lost answer' | 'TypeError' | 'an error that says AUDIT_STORE_BUSY';

interface PlannedFailure {
  readonly call: EngineCall;
  readonly kind: FailureKind;
  /** So many calls succeed first. */
  after: number;
  times: number;
}

/** What the memory engines of one scenario share: what they hold, what is held up, and what fails next. */
export class MemoryStore extends MemoryRows {
  readonly gates = new Map<EngineCall, Gate>();
  readonly alive = new Set<Engine>();
  readonly calls: EngineCall[] = [];
  /** How many rows each call to store was given. */
  readonly batchSizes: number[] = [];
  /** What its engines can do. */
  capabilities: EngineCapabilities = { pipelines: true, storeAtExit: true, reclaims: true, follows: true };
  /** How often an engine was told to close. One that is told twice closes once, and so hides a second call. */
  closeCallCount = 0;
  /** What the store answers instead of its rows. */
  answer: unknown;
  /** Hears of every call that has succeeded. */
  onPassed: (call: EngineCall) => void = () => undefined;
  #failures: PlannedFailure[] = [];

  openGates(): void {
    for (const gate of this.gates.values()) {
      gate.open();
    }
  }

  /** Makes the next `times` calls fail. */
  failNext(call: EngineCall, times = 1, kind: FailureKind = 'AUDIT_STORE_FAILED'): void {
    this.#failures.push({ call, kind, times, after: 0 });
  }

  /** Makes the nth call fail, counted from 1. */
  failNth(call: EngineCall, nth: number, kind: FailureKind): void {
    this.#failures.push({ call, kind, times: 1, after: nth - 1 });
  }

  /** Nothing fails any more. */
  succeed(): void {
    this.#failures = [];
  }

  /** Holds every call of this kind until the gate is opened. */
  hold(call: EngineCall): Gate {
    const gate = new Gate();
    this.gates.set(call, gate);
    return gate;
  }

  countCalls(call: EngineCall): number {
    return this.calls.filter((made) => made === call).length;
  }

  /** What every engine call goes through: it is noted, held up, and then succeeds or fails. */
  async pass(call: EngineCall, effect: () => void = () => undefined): Promise<void> {
    this.calls.push(call);
    await this.gates.get(call)?.passed();
    const kind = this.#takeFailure(call);
    if (kind === undefined || kind === 'lost answer') {
      effect();
    }
    if (kind !== undefined) {
      throw makeFailure(kind, `The store was told to fail at ${call}.`);
    }
    this.onPassed(call);
  }

  #takeFailure(call: EngineCall): FailureKind | undefined {
    const planned = this.#failures.find((failure) => failure.call === call && failure.times > 0);
    if (planned === undefined) {
      return undefined;
    }
    if (planned.after > 0) {
      planned.after -= 1;
      return undefined;
    }
    planned.times -= 1;
    return planned.kind;
  }

  createEngine = async (): Promise<Engine> => {
    await this.pass('createEngine');
    const engine = new MemoryEngine(this);
    this.alive.add(engine);
    return engine;
  };
}

function makeFailure(kind: FailureKind, message: string): Error {
  switch (kind) {
    case 'lost answer':
      return new AuditStoreError('AUDIT_STORE_IO', message);
    case 'TypeError':
      return new TypeError(message);
    case 'an error that says AUDIT_STORE_BUSY':
      return Object.assign(new Error(message), { code: 'AUDIT_STORE_BUSY' });
    default:
      return new AuditStoreError(kind, message);
  }
}

/** An engine that keeps its rows in memory. It answers as the real ones do, only sooner: the contract of engines says so. */
class MemoryEngine implements Engine {
  readonly capabilities: EngineCapabilities;
  readonly #store: MemoryStore;
  #lastStored: Promise<void> = Promise.resolve();
  #closed: Promise<void> | undefined;

  constructor(store: MemoryStore) {
    this.#store = store;
    this.capabilities = store.capabilities;
  }

  async createTables(): Promise<void> {
    this.#refuseClosed();
    await this.#store.pass('createTables');
  }

  /** Calls are carried out one after another. */
  async store(batch: EntryBatch): Promise<void> {
    this.#refuseClosed();
    this.#store.batchSizes.push(batch.rows.length);
    const stored = this.#lastStored.then(() => this.#store.pass('store', () => this.#store.store(batch)));
    this.#lastStored = stored.catch(() => undefined);
    await stored;
  }

  list(query: EntryQuery, limit: number, before?: EntryPosition): Promise<unknown> {
    return this.#do(() => this.#store.answer ?? this.#store.list(query, limit, before));
  }

  get(id: string): Promise<unknown> {
    return this.#do(() => this.#store.get(id));
  }

  count(query: EntryQuery, before?: EntryPosition): Promise<number> {
    return this.#do(() => this.#store.count(query, before));
  }

  findPosition(rank: number): Promise<unknown> {
    return this.#do(() => this.#store.findPosition(rank));
  }

  listAfter(after: StoredPlace | undefined, limit: number): Promise<unknown> {
    return this.#do(() => this.#store.listAfter(after, limit));
  }

  findEnd(): Promise<unknown> {
    return this.#do(() => {
      const last = this.#store.listAfter(undefined, Number.POSITIVE_INFINITY).at(-1);
      return last && [last[0], last[1][0]];
    });
  }

  listOldest(before: EntryPosition, limit: number): Promise<unknown> {
    return this.#do(() => this.#store.listOldest(before, limit));
  }

  prune(before: EntryPosition, limit: number, terms?: PruneTerms): Promise<number> {
    return this.#do(() => this.#store.prune(before, limit, terms));
  }

  reclaim(): Promise<SpaceReport> {
    return this.#do(() => this.#store.reclaim());
  }

  compact(): Promise<SpaceReport> {
    return this.#do(() => this.#store.reclaim());
  }

  storeAtExit(rows: readonly EntryRow[]): void {
    if (!this.capabilities.storeAtExit) {
      throw new AuditStoreError('AUDIT_STORE_FAILED', 'This engine cannot store at exit.');
    }
    this.#store.add(rows);
  }

  close(): Promise<void> {
    this.#store.closeCallCount += 1;
    this.#closed ??= this.#closeOnce();
    return this.#closed;
  }

  async #closeOnce(): Promise<void> {
    this.#store.alive.delete(this);
    await this.#store.pass('close');
  }

  /** Does what no scenario holds up. */
  async #do<T>(answer: () => T): Promise<T> {
    this.#refuseClosed();
    return await Promise.resolve(answer());
  }

  #refuseClosed(): void {
    if (this.#closed !== undefined) {
      throw new AuditStoreError('AUDIT_ENGINE_CLOSED', 'The engine was closed.');
    }
  }
}
