import assert from 'node:assert/strict';
import type { AuditEntry, Engine, Receipt } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import type { AuditWorld } from '../../support/world';

const HOUR_MS = 3_600_000;
/** In the year 2100 or so. */
const AHEAD_HOURS = 1_140_000;
/** More than any scenario needs. */
const BATCHES_MAX = 1000;

/** A store in memory that is about to be pruned, and what happens around each batch that goes. */
export class Pruning {
  /** How many entries went with each batch. */
  readonly batchSizes: number[] = [];
  /** The types of all events that the store held before the first batch went. */
  eventsBefore: readonly string[] = [];
  /** The types of all events that it held right after. */
  eventsAfter: readonly string[] = [];
  /** Called before each batch, with its number from 1 and how many entries it may have; the batch waits for it. */
  beforeBatch: (number: number, limit: number) => unknown = () => undefined;
  /** What the store answers when it is asked for a place in the log, instead of the place. */
  place: unknown;
  /** Called before entries are stored. */
  beforeStoring: () => unknown = () => undefined;
  receipt: Receipt | undefined;
  closed: Promise<unknown> | undefined;
  readonly #memory: MemoryStage;

  constructor(world: AuditWorld) {
    this.#memory = world.part(MemoryStage);
    this.#memory.createEngine = async () => this.#watch(await this.#memory.store.createEngine());
    this.service = world.part(AuditStage).service;
  }

  readonly service;

  /** Fills the store with entries, one an hour. */
  /** Entries of long ago, the last of them ahead of the clock. */
  fill(count: number, aheadCount = 0): void {
    for (let number = 1; number <= count; number += 1) {
      const id = `id-${String(number).padStart(8, '0')}`;
      const hours = number > count - aheadCount ? AHEAD_HOURS + number : number;
      this.#memory.store.rows.set(id, makeRow(id, hours * HOUR_MS, { actor: 'ada' }));
    }
  }

  get rowCount(): number {
    return this.#memory.store.rows.size;
  }

  /** What the log says about its pruning, oldest first. */
  get records(): unknown[] {
    const rows = [...this.#memory.store.rows.values()];
    return rows
      .filter(([, , eventType]) => eventType === 'audit.pruned')
      .map((row) => JSON.parse(row[13] ?? '{}'));
  }

  #watch(engine: Engine): Engine {
    const findPosition = engine.findPosition.bind(engine);
    engine.findPosition = async (rank) => this.place ?? (await findPosition(rank));
    const store = engine.store.bind(engine);
    engine.store = async (batch) => {
      this.beforeStoring();
      await store(batch);
    };
    const prune = engine.prune.bind(engine);
    engine.prune = async (before, limit, terms) => {
      const isFirst = this.batchSizes.length === 0;
      // In memory nothing lets a timer ring, so that no step would ever end by its time limit.
      assert.ok(this.batchSizes.length < BATCHES_MAX, 'Pruning goes on without end.');
      if (isFirst) {
        this.eventsBefore = this.#eventTypes;
      }
      await this.beforeBatch(this.batchSizes.length + 1, limit);
      const gone = await prune(before, limit, terms);
      if (isFirst) {
        this.eventsAfter = this.#eventTypes;
      }
      if (gone > 0) {
        this.batchSizes.push(gone);
      }
      return gone;
    };
    return engine;
  }

  get #eventTypes(): string[] {
    const types = [...this.#memory.store.rows.values()].map(([, , eventType]) => eventType);
    return [...new Set(types)].toSorted();
  }
}

/** The hours of the entries that were recorded by others than the log itself, newest first. */
export function hoursOf(entries: readonly AuditEntry[]): string {
  const others = entries.filter(({ eventType }) => !eventType.startsWith('audit.'));
  return others.map(({ time }) => new Date(time).getUTCHours()).join(', ') || 'none';
}
