import { AuditStoreError, type EntryRow } from 'audit-race';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

/** Batches of one writer, of one row each, sent one after another without waiting. */
export class BatchRun {
  readonly #stage: StoreStage;
  /** How each call ended: `stored`, or the code of its failure. */
  endings: readonly string[] = [];

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
  }

  /** Sends all batches; `brokenFirst` makes the first one break the table. */
  async send(count: number, brokenFirst: boolean): Promise<void> {
    const rows = this.#stage.rows(count);
    const calls = rows.map((row, index) => {
      const sent = brokenFirst && index === 0 ? breakTable(row) : row;
      return this.#stage.engine.store({ writer: 'ada', batch: index + 1, rows: [sent] }).then(
        () => 'stored',
        (error: unknown) => (error instanceof AuditStoreError ? error.code : String(error)),
      );
    });
    this.endings = await Promise.all(calls);
  }
}

/** A copy of a row that has no event type, which the table insists on. */
function breakTable(row: EntryRow): EntryRow {
  const broken = structuredClone(row);
  Reflect.set(broken, 2, null);
  return broken;
}
