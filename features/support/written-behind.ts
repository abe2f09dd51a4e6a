import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Receipt } from 'audit-race';
import { isStoreFailure } from '#audit-log/domain/errors';
import { AuditStage, MemoryStage } from './audit-stage';
import type { FailureKind } from './memory-store';
import type { AuditWorld } from './world';

/** Enough for everything that goes on between two looks: each call of a memory engine takes a few turns. */
const TURNS = 20;

/** Entries that Ada records, and what becomes of them behind her. */
export class WrittenBehind {
  readonly receipts: Receipt[] = [];
  readonly refusals: unknown[] = [];
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get #stage(): MemoryStage {
    return this.#world.part(MemoryStage);
  }

  /** Records entries one after another, and lets everything happen that can happen without time passing. */
  async record(count: number): Promise<void> {
    const { service } = this.#world.part(AuditStage);
    for (let number = 1; number <= count; number += 1) {
      try {
        this.receipts.push(service.record({ eventType: 'plan.applied', actor: 'ada', details: { number } }));
      } catch (error) {
        this.refusals.push(error);
      }
      await nextTurn();
    }
    await this.settle();
  }

  /** Lets time pass until there is nothing left to wait for. */
  async passTime(): Promise<void> {
    const { clock } = this.#stage;
    do {
      clock.advance(60_000);
      await this.settle();
    } while (clock.runningCount > 0);
  }

  /** Everything that can happen without time passing has happened. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) {
      await nextTurn();
    }
  }

  fail(times: number, kind: string): void {
    this.#stage.store.failNext('store', times, failureKind(kind));
  }

  /** The ids in the store, in the order in which they were first stored. */
  get storedIds(): string[] {
    return [...this.#stage.store.rows.keys()];
  }

  /** How each receipt stands when it is asked now. */
  async readReceipts(): Promise<PromiseSettledResult<void>[]> {
    return await Promise.allSettled(this.receipts.map((receipt) => receipt.stored()));
  }
}

const KINDS: Readonly<Record<string, FailureKind>> = {
  'a lost answer': 'lost answer',
  'a TypeError': 'TypeError',
  'an error of its own that says AUDIT_STORE_BUSY': 'an error that says AUDIT_STORE_BUSY',
};

function failureKind(words: string): FailureKind {
  const kind = isStoreFailure(words) ? words : KINDS[words];
  if (kind === undefined) {
    throw new Error(`No such failure: ${words}`);
  }
  return kind;
}
