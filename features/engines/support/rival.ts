import Database from 'better-sqlite3';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

/** Another connection to the file of a store, as another process has it. */
export class Rival {
  readonly #database: Database.Database;

  constructor(world: AuditWorld) {
    this.#database = new Database(world.part(StoreStage).file);
    world.addCleanup(() => this.#database.close());
  }

  /** Holds the file: nobody else can write. */
  lock(): void {
    this.#database.exec('BEGIN IMMEDIATE');
  }

  /** Looks at the file, and keeps looking at it as it is now. */
  startReading(): void {
    this.#database.exec('BEGIN');
    this.#database.prepare('SELECT count(*) FROM audit_entry').get();
  }

  letGo(): void {
    this.#database.exec('COMMIT');
  }
}
