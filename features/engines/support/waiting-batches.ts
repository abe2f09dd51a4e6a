import { batchOf } from '../../support/batch-of';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

const BATCH_ROWS = 10;

/** Batches of rows that have been handed to an engine. */
export class WaitingBatches {
  /** How many were stored when somebody looked. */
  storedBefore: number | undefined;
  readonly #stage: StoreStage;
  #batches: readonly Promise<void>[] = [];
  #storedCount = 0;

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
  }

  store(count: number): void {
    this.#batches = Array.from({ length: count }, async (_, batch) => {
      await this.#stage.engine.store(batchOf(this.#stage.rows(BATCH_ROWS, 1 + batch * BATCH_ROWS)));
      this.#storedCount += 1;
    });
  }

  /** How many are stored now. */
  get storedCount(): number {
    return this.#storedCount;
  }

  noteStored(): void {
    this.storedBefore = this.#storedCount;
  }

  /** Resolves when all of them are stored. */
  async stored(): Promise<void> {
    await Promise.all(this.#batches);
  }
}
