import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditService, Clock, RetentionOptions } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import type { AuditWorld } from '../../support/world';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a store is filled with. */
interface Filling {
  readonly apartMs?: number;
  /** How old the newest entry is. */
  readonly ageMs?: number;
  /** How many characters each has in its details. */
  readonly characters?: number;
}

/** A log whose old entries go by themselves. */
export class Keeping {
  readonly memory: MemoryStage;
  readonly #stage: AuditStage;
  #services: readonly AuditService[] = [];
  #aheadMs = 0;

  constructor(world: AuditWorld) {
    this.memory = world.part(MemoryStage);
    this.#stage = world.part(AuditStage);
    // To delete takes a turn of the event loop, so that several logs do it between each other.
    this.memory.createEngine = async () => {
      const engine = await this.memory.store.createEngine();
      const prune = engine.prune.bind(engine);
      engine.prune = async (...args) => {
        await nextTurn();
        return await prune(...args);
      };
      return engine;
    };
  }

  /** Somebody has recorded for a moment, hours ago by a clock that reads 2099. */
  recordEarlier(hours: number): void {
    const time = Date.parse('2099-01-01') - hours * HOUR_MS;
    this.memory.store.rows.set('earlier', makeRow('earlier', time));
  }

  /** Fills the store with entries, one an hour where nothing is said; the last of them is so old. */
  fill(count: number, { apartMs = HOUR_MS, ageMs = 0, characters = 0 }: Filling = {}): void {
    const details = JSON.stringify('a'.repeat(characters));
    for (let number = 1; number <= count; number += 1) {
      const id = idOf(number);
      const time = this.memory.clock.now() - ageMs - (count - number) * apartMs;
      this.memory.store.rows.set(id, makeRow(id, time, { actor: 'ada'.repeat(30), details }));
    }
  }

  /** Fills the store with entries, one a second: first some by a clock that is ahead, then others by one that is right. */
  async fillAhead(aheadMs: number, ahead: number, since: number): Promise<void> {
    const rows = numbersUpTo(ahead + since).map((number) => {
      const agoMs = (ahead + since - number) * 1000 - (number <= ahead ? aheadMs : 0);
      return makeRow(idOf(number), this.memory.clock.now() - agoMs, { actor: 'ada'.repeat(30) });
    });
    const engine = await this.memory.store.createEngine();
    await engine.store({ writer: 'ada', batch: 1, rows });
  }

  /** Puts logs on the store that keep this much; the last of them is on stage. */
  open(retention: RetentionOptions, count = 1): void {
    const { now, startTimer } = this.memory.clock;
    this.#services = Array.from({ length: count }, () => {
      this.memory.openLog({ retention, clock: { now, startTimer, monotonic: now } });
      return this.#stage.service;
    });
  }

  /** Puts a log on the store whose clock can be wrong. */
  openByWrongClock(retention: RetentionOptions, told: Pick<Clock, 'monotonic' | 'isMovedByHand'>): void {
    const { now, startTimer } = this.memory.clock;
    const wrong: Clock = { now: () => now() + this.#aheadMs, startTimer, ...told };
    this.memory.openLog({ retention, clock: wrong });
    this.#services = [this.#stage.service];
  }

  /** Records an entry a minute while the clock reads 2099, and another one when it is right again. */
  async recordWrongly(minutes: number): Promise<void> {
    this.#aheadMs = Date.parse('2099-01-01') - this.memory.clock.now();
    await this.record();
    for (let minute = 0; minute < minutes; minute += 1) {
      this.memory.clock.advance(60_000);
      await this.record();
    }
    this.#aheadMs = 0;
    this.memory.clock.advance(60_000);
    await this.record();
  }

  /** Has each log record an entry, one after another, and whatever comes of it come to its end. */
  async record(): Promise<void> {
    const services = this.#services.length === 0 ? [this.#stage.service] : this.#services;
    const receipts = services.map((service) => service.record({ eventType: 'plan.created' }));
    await Promise.all(receipts.map((receipt) => receipt.stored()));
    await this.settle();
  }

  /** Time flies here: what is under way goes on in every turn of the event loop, and ends when nothing changes any more. */
  async settle(): Promise<void> {
    const { service } = this.#stage;
    for (let [before, quiet] = ['', 0]; quiet < 20; ) {
      await nextTurn();
      await service.flush();
      const now = JSON.stringify([service.stats(), this.memory.store.rows.size]);
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
  }

  /** Has Ada record an entry each minute. */
  async recordEachMinute(hours: number): Promise<void> {
    for (let minute = 0; minute < hours * 60; minute += 1) {
      this.memory.clock.advance(60_000);
      await this.record();
    }
  }

  /** The times of the entries that others have recorded, in days before now. */
  get ages(): number[] {
    const rows = [...this.memory.store.rows.values()].filter(
      ([, , eventType]) => eventType === 'plan.applied',
    );
    return rows.map(([, time]) => (this.memory.clock.now() - time) / DAY_MS);
  }

  get bytes(): number {
    return this.memory.store.reclaim().usedBytes;
  }

  /** What the log says of its pruning. */
  get told(): { readonly began: number; readonly deleted: readonly unknown[] } {
    const rows = [...this.memory.store.rows.values()];
    const pruned = rows.filter(([, , eventType]) => eventType === 'audit.pruned');
    return {
      began: rows.filter(([, , eventType]) => eventType === 'audit.pruning').length,
      deleted: pruned.map((row) => Reflect.get(JSON.parse(String(row[13])), 'deleted')),
    };
  }

  /** The numbers of the entries that are left, in the order in which they were stored. */
  get left(): number[] {
    return [...this.memory.store.rows.keys()].filter((id) => id.startsWith('id-')).map(numberOf);
  }

  /** The newest so many are all that is left. */
  assertNewest(count: number, all: number): void {
    assert.deepEqual(this.left, numbersUpTo(all).slice(all - count));
  }

  /** Those that were stored first are left, and the newest of the others. */
  assertFirstAndNewest(first: number, newest: number, all: number): void {
    const numbers = numbersUpTo(all);
    assert.deepEqual(this.left, [...numbers.slice(0, first), ...numbers.slice(all - newest)]);
  }
}

function idOf(number: number): string {
  return `id-${String(number).padStart(8, '0')}`;
}

function numberOf(id: string): number {
  return Number(id.slice('id-'.length));
}

function numbersUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
