import Database from 'better-sqlite3';
import { GUARD_NAMES } from '#audit-log/engines/sqlite/tables/append-only';
import { StoreStage } from '../../engines/support/store-stage';
import type { AuditWorld } from '../../support/world';

/** The file of a log in the hands of somebody who has SQLite. */
export class HandledFile {
  /** What the last statement was refused with. */
  refusal: unknown;
  readonly #stage: StoreStage;

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
  }

  /** Runs SQL in one transaction, and keeps the error if there is one. */
  run(sql: string): void {
    this.refusal = undefined;
    const database = new Database(this.#stage.file);
    try {
      database.transaction(() => database.exec(sql)).immediate();
    } catch (error) {
      this.refusal = error;
    } finally {
      database.close();
    }
  }

  /** Takes away what was added last to files of this version. */
  takeBack(): void {
    const guards = GUARD_NAMES.map((name) => `DROP TRIGGER ${name};`).join('');
    this.run(`${guards} DROP TABLE audit_gone;`);
  }

  /** Takes away what only replacing needs, which came after all else. */
  takeBackInserts(): void {
    const guards = GUARD_NAMES.filter((name) => /_(?:added|moved)$/.test(name));
    this.run(guards.map((name) => `DROP TRIGGER ${name};`).join(''));
  }
}
