import { createEngine, type Engine } from 'audit-race';
import type { AuditWorld } from '../../support/world';
import { PostgresDatabase } from './postgres-database';

/** Logs of a PostgreSQL database in which nobody has made a table yet. */
export class FreshLogs {
  /** What making the tables came to, call by call. */
  readonly endings: PromiseSettledResult<unknown>[] = [];
  readonly #database: PostgresDatabase;
  readonly #urls: string[] = [];

  constructor(world: AuditWorld) {
    this.#database = world.part(PostgresDatabase);
  }

  async make(count: number): Promise<void> {
    for (let number = 1; number <= count; number += 1) {
      this.#urls.push(await this.#database.makeSchema(`fresh_${number}`));
    }
  }

  /** Has so many connections make the tables of each log, all of them at the same moment. */
  async makeTables(connections: number): Promise<void> {
    for (const url of this.#urls) {
      const engines = await Promise.all(Array.from({ length: connections }, () => createEngine(url)));
      this.endings.push(...(await Promise.allSettled(engines.map((engine) => engine.createTables()))));
      await Promise.all(engines.map((engine: Engine) => engine.close()));
    }
  }
}
