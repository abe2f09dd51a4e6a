import assert from 'node:assert/strict';
import type { Engine } from 'audit-race';
import { Pool } from 'pg';
import { makeRows } from '#audit-log/contract/trial-store';
import { Connection } from '#audit-log/engines/postgres/connection/connection';
import { PostgresEngine } from '#audit-log/engines/postgres/postgres-engine';
import { createTables } from '#audit-log/engines/postgres/tables/create-tables';
import { UPGRADES } from '#audit-log/engines/postgres/tables/tables';
import { endPool } from '../../engines/support/end-pool';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { batchOf } from '../../support/batch-of';
import type { AuditWorld } from '../../support/world';

const INSERT_ROWS = `INSERT INTO audit_entry (id, time, event_type)
  SELECT 'id-' || number, number, 'plan.applied' FROM generate_series(1, `;

/** A log in PostgreSQL in the hands of somebody who owns its tables. */
export class HandledDatabase {
  /** What the last statement was refused with. */
  refusal: unknown;
  readonly #world: AuditWorld;
  readonly #database: PostgresDatabase;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#database = world.part(PostgresDatabase);
  }

  /** Stores rows in a log of this release. */
  async fill(count: number): Promise<Engine> {
    const engine = await this.#database.openLog();
    await engine.store(batchOf(makeRows(count)));
    return engine;
  }

  /** Makes a log of an earlier version. */
  async makeEarlier(version: number, count: number): Promise<void> {
    const url = await this.#database.makeSchema('log');
    this.#database.adopt('log', url);
    const client = await this.#database.connect();
    await createTables(new Connection(client), undefined, UPGRADES.slice(0, version));
    await client.query(`${INSERT_ROWS}${count}) AS number`);
    await client.end();
  }

  /** Runs SQL, and keeps the error if there is one. */
  async run(sql: string): Promise<void> {
    this.refusal = await this.#database.ask(sql).then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  /** Prunes one row over the only connection of a pool, then runs SQL over it. */
  async pruneThenRun(sql: string): Promise<void> {
    const pool = new Pool({ connectionString: await this.#database.urlOf(), max: 1, allowExitOnIdle: true });
    this.#world.addCleanup(() => endPool(pool));
    const engine = PostgresEngine.over(pool);
    assert.equal(await engine.prune({ time: Number.MAX_SAFE_INTEGER, id: '' }, 1), 1);
    this.refusal = await pool.query(sql).then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  async count(): Promise<number> {
    return Number((await this.#database.ask('SELECT count(*) FROM audit_entry'))[0]?.[0]);
  }
}
