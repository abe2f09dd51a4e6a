import { batchOf } from '../../support/batch-of';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

const BATCH_ROWS = 300;

/** Rows that are deleted from a store. */
export class StorePruning {
  /** Whether the rows differ in their ids alone. */
  isOneMillisecond = false;
  /** How many rows the store said are gone. */
  pruned: number | undefined;
  readonly #stage: StoreStage;

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
  }

  async prune(limit: number, place: number): Promise<void> {
    const before = { time: this.isOneMillisecond ? 0 : place, id: `id-${place}` };
    this.pruned = await this.#stage.engine.prune(before, limit);
  }

  /** Deletes every row that is there, batch after batch, through one engine, while another stores younger ones. */
  async pruneWhileStoring(limit: number, count: number): Promise<void> {
    const oldCount = await this.#stage.engine.count({});
    const other = await this.#stage.open();
    const stored = this.#storeBatches(count, oldCount + 1);
    const before = { time: oldCount + 1, id: '' };
    for (let gone = limit; gone === limit; ) {
      gone = await other.prune(before, limit);
    }
    await stored;
  }

  async #storeBatches(count: number, first: number): Promise<void> {
    for (let done = 0; done < count; done += BATCH_ROWS) {
      await this.#stage.engine.store(batchOf(this.#stage.rows(BATCH_ROWS, first + done)));
    }
  }
}
