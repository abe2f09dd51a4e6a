import { createEngine, openForReading } from 'audit-race';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { storeWithinSqlite } from '#audit-log/engines/sqlite/rows/store-within';
import { AskedLog } from '../../command-line/support/asked-log';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { batchOf } from '../../support/batch-of';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { HandledDatabase } from './handled-database';

/** The version of the tables before there was a chain. */
const BEFORE_CHAIN = 2;
const STARTED_AT = Date.parse('2026-11-02T08:00:00.000Z');
const DAY_MS = 86_400_000;

/** A log of which a part is older than the chain, as the command is asked for it. */
export class CoveredLog {
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get #asked(): AskedLog {
    return this.#world.part(AskedLog);
  }

  async make(store: string, olderCount: number, count: number): Promise<void> {
    if (store === 'SQLite') {
      this.#asked.databaseUrl = `sqlite://${this.#file}`;
      await this.#store(0, olderCount, false);
    } else {
      await this.#makeEarlier(olderCount);
    }
    await this.#store(STARTED_AT, count, true);
  }

  async storeLater(count: number): Promise<void> {
    await this.#store(STARTED_AT + DAY_MS, count, true);
  }

  storeWithin(): void {
    const database = new Database(this.#file);
    database.transaction(() => storeWithinSqlite(database, makeRow('within', 600), undefined))();
    database.close();
  }

  /** What a program is told. */
  async coverage(): Promise<string> {
    await using reader = await openForReading({ databaseUrl: this.#asked.databaseUrl });
    return (await reader.verify()).coverage;
  }

  get #file(): string {
    return this.#world.part(TemporaryFolder).file('audit.db');
  }

  async #makeEarlier(count: number): Promise<void> {
    const database = this.#world.part(PostgresDatabase);
    if (count > 0) {
      await this.#world.part(HandledDatabase).makeEarlier(BEFORE_CHAIN, count);
    }
    this.#asked.databaseUrl = await database.urlOf();
  }

  async #store(firstMs: number, count: number, evidence: boolean): Promise<void> {
    const rows = Array.from({ length: count }, (_, nth) => makeRow(`at-${firstMs + nth}`, firstMs + nth));
    const engine = await createEngine(this.#asked.databaseUrl);
    await engine.createTables();
    await (count === 0 ? undefined : engine.store({ ...batchOf(rows), evidence }));
    await engine.close();
  }
}
