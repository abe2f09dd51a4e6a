import { AuditStoreError, type Engine, type EntryPosition, type EntryQuery, type EntryRow } from 'audit-race';
import { Gate } from './gate';

/** The calls of an engine that a scenario can hold up or make fail. */
export type EngineCall = 'createEngine' | 'createTables' | 'store' | 'close';

/** What the memory engines of one scenario share: what they hold, what is held up, and what fails next. */
export class MemoryStore {
  readonly rows = new Map<string, EntryRow>();
  readonly gates = new Map<EngineCall, Gate>();
  readonly alive = new Set<Engine>();
  readonly calls: EngineCall[] = [];
  /** What the store answers instead of its rows. */
  answer: unknown;
  /** Hears of every call that has succeeded. */
  onPassed: (call: EngineCall) => void = () => undefined;
  readonly #failing = new Map<EngineCall, number>();

  openGates(): void {
    for (const gate of this.gates.values()) {
      gate.open();
    }
  }

  /** Makes the next `times` calls fail. */
  failNext(call: EngineCall, times = 1): void {
    this.#failing.set(call, times);
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
  async pass(call: EngineCall): Promise<void> {
    this.calls.push(call);
    await this.gates.get(call)?.passed();
    const failures = this.#failing.get(call) ?? 0;
    if (failures > 0) {
      this.#failing.set(call, failures - 1);
      throw new AuditStoreError('AUDIT_STORE_FAILED', `The store was told to fail at ${call}.`);
    }
    this.onPassed(call);
  }

  readonly createEngine = async (): Promise<Engine> => {
    await this.pass('createEngine');
    const engine = new MemoryEngine(this);
    this.alive.add(engine);
    return engine;
  };
}

/** An engine that keeps its rows in memory. It answers as the real ones do, only sooner. */
class MemoryEngine implements Engine {
  readonly #store: MemoryStore;

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  createTables(): Promise<void> {
    return this.#store.pass('createTables');
  }

  async store(rows: readonly EntryRow[]): Promise<void> {
    await this.#store.pass('store');
    for (const row of rows) {
      this.#store.rows.set(row[0], row);
    }
  }

  list(_query: EntryQuery, limit: number, _before?: EntryPosition): Promise<unknown> {
    return Promise.resolve(this.#store.answer ?? [...this.#store.rows.values()].reverse().slice(0, limit));
  }

  get(id: string): Promise<unknown> {
    return Promise.resolve(this.#store.rows.get(id));
  }

  count(): Promise<number> {
    return Promise.resolve(this.#store.rows.size);
  }

  async close(): Promise<void> {
    this.#store.alive.delete(this);
    await this.#store.pass('close');
  }
}
