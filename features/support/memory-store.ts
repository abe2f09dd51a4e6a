import {
  AuditStoreError,
  type Engine,
  type EntryPosition,
  type EntryQuery,
  type EntryRow,
  type EntryRows,
  type StoreFailure,
} from 'audit-race';
import { Gate } from './gate';

/** The calls of an engine that a scenario can hold up or make fail. */
export type EngineCall = 'createEngine' | 'createTables' | 'store' | 'close';

/** How a call fails: `lost answer` does its work first, and then the answer never arrives. */
export type FailureKind = StoreFailure | 'lost answer';

interface PlannedFailure {
  readonly call: EngineCall;
  readonly kind: FailureKind;
  /** So many calls succeed first. */
  after: number;
  times: number;
}

/** What the memory engines of one scenario share: what they hold, what is held up, and what fails next. */
export class MemoryStore {
  readonly rows = new Map<string, EntryRow>();
  readonly gates = new Map<EngineCall, Gate>();
  readonly alive = new Set<Engine>();
  readonly calls: EngineCall[] = [];
  /** How many rows each call to store was given. */
  readonly batchSizes: number[] = [];
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

  /** The rows as a query sees them, oldest first: a batch may be stored before an older one that had to be sent again. */
  inOrder(): EntryRow[] {
    return [...this.rows.values()].sort(([id, time], [otherId, otherTime]) =>
      isBefore({ time, id }, { time: otherTime, id: otherId }) ? -1 : 1,
    );
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
      const code = kind === 'lost answer' ? 'AUDIT_STORE_IO' : kind;
      throw new AuditStoreError(code, `The store was told to fail at ${call}.`);
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

/** An engine that keeps its rows in memory. It answers as the real ones do, only sooner. */
class MemoryEngine implements Engine {
  readonly #store: MemoryStore;
  #lastCall: Promise<void> = Promise.resolve();
  #failedRun = -1;

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  createTables(): Promise<void> {
    return this.#store.pass('createTables');
  }

  async store(rows: EntryRows, run: number): Promise<void> {
    this.#store.batchSizes.push(rows.length);
    const before = this.#lastCall;
    const call = before.then(() => this.#storeInTurn(rows, run));
    this.#lastCall = call.then(settled, settled);
    await call;
  }

  /** Calls are carried out one after another, and none of a run after one that failed. */
  async #storeInTurn(rows: EntryRows, run: number): Promise<void> {
    if (run <= this.#failedRun) {
      throw new AuditStoreError('AUDIT_STORE_BEHIND', 'The call to store before this one failed.');
    }
    try {
      await this.#store.pass('store', () => {
        for (const row of rows) {
          this.#store.rows.set(row[0], row);
        }
      });
    } catch (error) {
      this.#failedRun = run;
      throw error;
    }
  }

  list(_query: EntryQuery, limit: number, _before?: EntryPosition): Promise<unknown> {
    return Promise.resolve(this.#store.answer ?? this.#store.inOrder().reverse().slice(0, limit));
  }

  get(id: string): Promise<unknown> {
    return Promise.resolve(this.#store.rows.get(id));
  }

  count(): Promise<number> {
    return Promise.resolve(this.#store.rows.size);
  }

  findPosition(rank: number): Promise<unknown> {
    const row = this.#store.inOrder().at(-rank);
    return Promise.resolve(row && [row[1], row[0]]);
  }

  prune(before: EntryPosition, limit: number): Promise<number> {
    const old = this.#store.inOrder().filter(([id, time]) => isBefore({ time, id }, before));
    const pruned = old.slice(0, limit);
    for (const [id] of pruned) {
      this.#store.rows.delete(id);
    }
    return Promise.resolve(pruned.length);
  }

  async close(): Promise<void> {
    this.#store.alive.delete(this);
    await this.#store.pass('close');
  }
}

const settled = () => undefined;

function isBefore(one: EntryPosition, other: EntryPosition): boolean {
  return one.time < other.time || (one.time === other.time && one.id < other.id);
}
