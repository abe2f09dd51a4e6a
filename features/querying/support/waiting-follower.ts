import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { AuditStoreError, type Engine, type FollowOptions } from 'audit-race';
import { isStoreFailure } from '#audit-log/domain/errors';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import { Gate } from '../../support/gate';
import type { AuditWorld } from '../../support/world';
import { WrittenBehind } from '../../support/written-behind';
import { Follower } from './follower';

const HOUR_MS = 3_600_000;

/** Grace, who follows a log on a store in memory and a clock that a scenario moves. */
export class WaitingFollower {
  readonly reason = new Error('Grace has gone.');
  readonly ownError = new Error("Grace's own code fails.");
  /** The codes of the failures that the logger heard of. */
  readonly heard: unknown[] = [];
  /** What the store answers in the place of its rows, one after another. */
  answers: (() => unknown)[] = [];
  /** How often the store was asked. */
  askedCount = 0;
  /** Where the answers of the store are held up. */
  readonly gate = new Gate();
  readonly #controller = new AbortController();
  readonly #memory: MemoryStage;
  readonly #world: AuditWorld;
  #follower: Follower | undefined;
  #isFollowed = true;
  /** How many timers ran before she followed: the log has its own. */
  #timersBefore = 0;
  /** Where Grace is held up in her own code. */
  readonly #ownGate = new Gate();
  #ownFailure: Error | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#memory = world.part(MemoryStage);
    this.#memory.createEngine = async () => this.#watch(await this.#memory.store.createEngine());
    this.#memory.openLog({ logger: { warn: ({ code }) => this.heard.push(code), error: () => undefined } });
    world.addCleanup(() => this.letGo());
  }

  get service() {
    return this.#world.part(AuditStage).service;
  }

  get follower(): Follower {
    assert.ok(this.#follower, 'Grace has followed nothing.');
    return this.#follower;
  }

  /** How long each wait was. */
  get waits(): readonly number[] {
    return this.#memory.clock.durations;
  }

  letGo(): void {
    this.gate.open();
    this.#ownGate.open();
  }

  readonly #states: Readonly<Record<string, () => Promise<void>>> = {
    'has followed 3 entries, and waits for more': async () => {
      this.gate.open();
      await this.record(3);
      this.follow();
      await this.settle();
    },
    'waits for a store that is still looking': async () => {
      this.follow();
      await this.gate.reached();
      await this.settle();
    },
    'waits at most 200 ms for a store that is still looking': async () => {
      this.follow({ timeoutMs: 200 });
      await this.gate.reached();
    },
    'has taken 1 of 3 entries': async () => {
      this.gate.open();
      await this.record(3);
      this.follow({}, () => this.#hold());
      await this.#ownGate.reached();
    },
    'has not begun, and nobody else has': async () => {
      this.gate.open();
      await this.settle();
    },
    'has not begun': async () => {
      this.gate.open();
      await this.record(3);
    },
  };

  async bringTo(state: string): Promise<void> {
    const bring = this.#states[state];
    assert.ok(bring, `No such state: ${state}`);
    this.#memory.clock.standStill();
    await bring();
  }

  /** What happens to her while she follows; a loop that she has not begun begins afterwards. */
  async happen(event: string): Promise<void> {
    const followed =
      this.#follower === undefined ? this.service.follow({ signal: this.#controller.signal }) : undefined;
    const closed = event === 'the log is closed' ? this.service.close() : Promise.resolve();
    if (event === 'she leaves') {
      await (followed?.return() ?? this.follower.leave());
    } else if (event === 'she gives up') {
      this.#controller.abort(this.reason);
    } else if (event === 'she disposes of it') {
      await this.follower.dispose();
    } else if (event === 'her stream breaks') {
      await Promise.allSettled([this.follower.break(this.ownError)]);
    } else if (event === 'her own code fails') {
      this.#ownFailure = this.ownError;
    }
    this.#follower ??= followed && new Follower(followed);
    this.#ownGate.open();
    await this.follower.ended;
    this.gate.open();
    await closed;
  }

  async record(count: number): Promise<void> {
    for (let number = 1; number <= count; number += 1) {
      this.service.record({ eventType: 'plan.applied', details: { number } });
    }
    await this.service.flush();
    this.#memory.clock.durations.splice(0);
    this.#timersBefore = this.#memory.clock.runningCount;
  }

  /** Lets everything happen that can happen without time passing. */
  settle(): Promise<void> {
    return this.#world.part(WrittenBehind).settle();
  }

  /** Lets pass what Grace waits for now. */
  async passWait(): Promise<void> {
    this.#memory.clock.advance(this.waits.at(-1) ?? 0);
    await this.settle();
  }

  async passTime(durationMs: number): Promise<void> {
    this.#memory.clock.advance(durationMs);
    await this.settle();
  }

  /** Somebody else stores an entry, of which this log hears nothing. */
  storeElsewhere(): void {
    const [row] = this.#memory.store.rows.values();
    assert.ok(row);
    const [, ...others] = row;
    this.#memory.store.add([['stored-elsewhere', ...others]]);
  }

  follow(options: FollowOptions = {}, take?: () => Promise<void>): Follower {
    const { signal } = this.#controller;
    this.#follower = new Follower(this.service.follow({ signal, ...options }), take);
    return this.#follower;
  }

  /** What the store does in the place of its first answers. */
  failWith(failure: string): void {
    this.gate.open();
    const [code] = failure.split(' ');
    const times = failure.endsWith('twice in a row') ? 2 : 1;
    this.answers = Array.from({ length: times }, () => () => answerOf(failure, code));
  }

  forbid(): void {
    this.gate.open();
    this.#isFollowed = false;
  }

  /** Expects that nothing is left of her loop, also when the log stores something more and time passes. */
  async expectGone(): Promise<void> {
    assert.ok(this.#memory.clock.runningCount <= this.#timersBefore, 'A timer of hers is running.');
    const before = this.askedCount;
    if (this.service.stats().session === 'open') {
      await this.record(1);
    }
    await this.passTime(HOUR_MS);
    assert.equal(this.askedCount, before, 'The store is still asked.');
    assert.equal(getEventListeners(this.#controller.signal, 'abort').length, 0, 'Somebody listens.');
  }

  async #hold(): Promise<void> {
    await this.#ownGate.passed();
    if (this.#ownFailure !== undefined) {
      throw this.#ownFailure;
    }
  }

  #watch(engine: Engine): Engine {
    const listAfter = engine.listAfter?.bind(engine);
    const watched: NonNullable<Engine['listAfter']> = async (after, limit) => {
      this.askedCount += 1;
      const instead = this.answers.shift();
      // Looked up at once: what comes while the answer is held up is not part of it.
      const found = instead === undefined ? await listAfter?.(after, limit) : instead();
      await this.gate.passed();
      return found;
    };
    return this.#isFollowed
      ? Object.assign(engine, { listAfter: watched })
      : Object.assign(engine, { capabilities: { ...engine.capabilities, follows: false } });
  }
}

function answerOf(failure: string, code: unknown): unknown {
  if (isStoreFailure(code)) {
    throw new AuditStoreError(code, `The store was told to fail with ${code}.`);
  }
  const answers: Readonly<Record<string, unknown>> = {
    'no array': 'three rows',
    'a row without a place': ['a row'],
    'a row that is none': [['1', ['id', 'noon']]],
  };
  assert.ok(Object.hasOwn(answers, failure), `No such failure: ${failure}`);
  return answers[failure];
}
