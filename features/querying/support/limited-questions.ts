import { getEventListeners } from 'node:events';
import type { AuditEntry, AuditService, CallLimits, Engine, ReadOptions } from 'audit-race';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import { Gate } from '../../support/gate';
import type { AuditWorld } from '../../support/world';

/** A store whose answers a scenario holds up, and what it was told of the limits of each question. */
export class LimitedQuestions {
  readonly reason = new Error('Grace has gone.');
  readonly #controller = new AbortController();
  readonly gate = new Gate();
  /** The limits that came with each question that the store was asked. */
  readonly asked: CallLimits[] = [];
  /** What happens, in order. */
  readonly events: string[] = [];
  readonly read: AuditEntry[] = [];
  readonly warnings: Error[] = [];
  /** How a question ended that was asked before the event. */
  question: Promise<unknown> | undefined;
  #stream: AsyncGenerator<AuditEntry, void, undefined> | undefined;
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
    const memory = world.part(MemoryStage);
    memory.createEngine = async () => this.#holdUp(await memory.store.createEngine());
    world.addCleanup(() => this.gate.open());
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get #service(): AuditService {
    return this.#world.part(AuditStage).service;
  }

  giveUp(): void {
    this.#controller.abort(this.reason);
  }

  get listenerCount(): number {
    return getEventListeners(this.signal, 'abort').length;
  }

  /** Asks many questions at once with the one signal, and waits for all answers. */
  async askMany(count: number): Promise<void> {
    const note = (warning: Error) => this.warnings.push(warning);
    process.on('warning', note);
    this.#world.addCleanup(() => process.off('warning', note));
    const { signal } = this;
    const questions = Array.from({ length: count }, () => this.#service.count({}, { signal }));
    await Promise.all(questions);
    // A warning is told in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Streams so many entries, and stops there. */
  async stream(count: number, options: ReadOptions): Promise<void> {
    this.#stream = this.#service.entries({}, options);
    for (let left = count; left > 0; left -= 1) {
      const { value } = await this.#stream.next();
      this.read.push(...(value === undefined ? [] : [value]));
    }
  }

  async readOn(): Promise<void> {
    for await (const entry of this.#stream ?? []) {
      this.read.push(entry);
    }
  }

  /** Has questions wait at the gate, whatever becomes of their limits, and notes how the engine is closed. */
  #holdUp(engine: Engine): Engine {
    const { asked, events, gate } = this;
    const waiting = async <T>(answer: Promise<T>, limits: CallLimits = {}): Promise<T> => {
      asked.push(limits);
      await gate.passed();
      events.push('the store answers');
      return await answer;
    };
    const { list, get, count, close } = engine;
    return Object.assign(engine, {
      list: ((query, limit, before, limits) =>
        waiting(list.call(engine, query, limit, before), limits)) satisfies Engine['list'],
      get: ((id, limits) => waiting(get.call(engine, id), limits)) satisfies Engine['get'],
      count: ((query, before, limits) =>
        waiting(count.call(engine, query, before), limits)) satisfies Engine['count'],
      close: ((limits) => {
        events.push(
          limits?.signal?.aborted === true ? 'the engine is closed in a hurry' : 'the engine is closed',
        );
        return close.call(engine);
      }) satisfies Engine['close'],
    });
  }
}
