import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Receipt } from 'audit-race';
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

function failureKind(kind: string): FailureKind {
  switch (kind) {
    case 'a lost answer':
      return 'lost answer';
    case 'AUDIT_STORE_BUSY':
    case 'AUDIT_STORE_IO':
    case 'AUDIT_STORE_FULL':
    case 'AUDIT_STORE_READ_ONLY':
    case 'AUDIT_ENGINE_DIED':
    case 'AUDIT_STORE_REPLACED':
      return kind;
    default:
      throw new Error(`No such failure: ${kind}`);
  }
}
