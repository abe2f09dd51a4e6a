import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AuditStoreError } from 'audit-race';
import { READ_CALLS, type ReadCall } from '#audit-log/engines/sqlite/sqlite-calls';
import { type LaneThread, ReadLane } from '#audit-log/engines/worker/read-lane';
import { type ExplainFailure, WorkerLink } from '#audit-log/engines/worker/worker-link';
import { Gate } from '../../support/gate';
import type { AuditWorld } from '../../support/world';

const PROGRAM = path.resolve('features/support/programs/endless-thread.js');

/** Every failure is told as the engines tell it. */
const explain: ExplainFailure = ({ code = '', message }) =>
  new AuditStoreError(/CLOSED|STOPPED/.test(code) ? 'AUDIT_ENGINE_CLOSED' : 'AUDIT_ENGINE_DIED', message);

/** A lane of questions to a thread, and what came of each. */
export class AskedThread {
  readonly reason = new Error('Grace gave up.');
  readonly gates = { start: new Gate(), answers: new Gate() };
  /** What the thread was asked, and that it was closed, in order. */
  readonly events: string[] = [];
  /** How the questions ended, in the order in which they were asked. */
  readonly outcomes: Promise<unknown>[] = [];
  startCount = 0;
  /** Which of the others were answered, by how many turns after the answer the first was given up. */
  readonly answeredEachTime: string[][] = [];
  /** By the last question of each name. */
  readonly #signals = new Map<string, AbortController>();
  readonly #begun = new Int32Array(new SharedArrayBuffer(4));
  #lane: ReadLane | undefined;

  constructor(world: AuditWorld) {
    world.addCleanup(async () => {
      this.gates.start.open();
      this.gates.answers.open();
      this.#lane?.hurry();
      // A scenario may have closed it.
      await Promise.allSettled([this.#lane?.close()]);
    });
  }

  get lane(): ReadLane {
    if (this.#lane === undefined) {
      throw new Error('There is no thread: a Given is missing.');
    }
    return this.#lane;
  }

  /** A real thread, whose questions never end, but one. */
  useEndlessThread(): void {
    const workerData = { begun: this.#begun.buffer };
    this.#use(
      () =>
        new WorkerLink(
          { program: { code: PROGRAM, isText: false, flags: [] }, workerData, name: 'endless' },
          explain,
        ),
    );
  }

  /** A thread of which only what it is asked is real. */
  useDouble(): void {
    this.#use(() => ({
      started: () => this.gates.start.passed(),
      call: async (name) => {
        this.events.push(name);
        await this.gates.answers.passed();
        return name;
      },
      stopCalls: () => undefined,
      lose: () => undefined,
      close: async () => {
        this.events.push('close');
        await Promise.resolve();
      },
    }));
  }

  /** Asks, and waits for nothing. */
  ask(names: readonly ReadCall[], signal?: AbortSignal): void {
    for (const name of names) {
      const own = new AbortController();
      this.#signals.set(name, own);
      const call = { name, args: [], rank: READ_CALLS.indexOf(name) };
      const outcome = this.lane.ask(call, { signal: signal ?? own.signal });
      this.outcomes.push(outcome.catch((error: unknown) => error));
    }
  }

  /** Resolves when the thread has begun with an endless question. */
  async hasBegun(): Promise<void> {
    const waited = Atomics.waitAsync(this.#begun, 0, 0);
    if (waited.async) {
      await waited.value;
    }
  }

  giveUp(name: string): void {
    this.#signals.get(name)?.abort(this.reason);
  }

  /** Asks the same of a thread each time, and gives one question up so many turns after it was answered: from none on. */
  async giveUpAround(name: string, turnsMax: number): Promise<void> {
    for (let turns = 0; turns <= turnsMax; turns += 1) {
      this.useDouble();
      const answered: string[] = [];
      const leaving = new AbortController();
      for (const call of ['list', 'count', 'get'] as const) {
        const { signal } = call === name ? leaving : new AbortController();
        const note = call === name ? () => undefined : () => answered.push(call);
        // What is refused is not among the answers.
        this.outcomes.push(
          this.lane.ask({ name: call, args: [], rank: 0 }, { signal }).then(note, (error: unknown) => error),
        );
      }
      await this.#abortAfter(leaving, turns);
      // All of it happens within one turn of the event loop. What is not answered then never is.
      await setImmediate();
      this.answeredEachTime.push(answered);
      this.lane.hurry();
    }
  }

  async #abortAfter(leaving: AbortController, turns: number): Promise<void> {
    this.gates.start.open();
    this.gates.answers.open();
    for (let turn = 0; turn < turns; turn += 1) {
      await Promise.resolve();
    }
    leaving.abort(this.reason);
  }

  #use(start: () => LaneThread): void {
    this.#lane = new ReadLane(() => {
      this.startCount += 1;
      return start();
    }, explain);
  }
}
