import Database from 'better-sqlite3';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

const FILL = `INSERT INTO audit_entry (id, time, event_type, actor, outcome)
  WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
  SELECT 'old-' || n, n, 'user.came', 'grace', 'success' FROM number`;

/** Questions that take their time, and what happens around them, in order. */
export class SlowQuestions {
  readonly events: string[] = [];
  readonly #stage: StoreStage;
  #answers: readonly Promise<void>[] = [];

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
  }

  /** Fills the store beside its engine: much sooner than row by row. */
  async fill(count: number): Promise<void> {
    await this.#stage.tryOpen();
    const database = new Database(this.#stage.file);
    database.prepare(FILL).run(count);
    database.close();
  }

  ask(count: number): void {
    this.#answers = Array.from({ length: count }, async () => {
      // By the index of actors, and then row by row: there is no such outcome.
      await this.#stage.engine.count({ actor: 'grace', outcome: 'denied' });
      this.events.push('answer');
    });
  }

  async answered(): Promise<void> {
    await Promise.all(this.#answers);
  }
}
