import assert from 'node:assert/strict';
import { createEngine } from 'audit-race';
import { Pool, type PoolClient } from 'pg';
import type { AuditWorld } from '../../support/world';
import { endPool } from './end-pool';
import { FaultyLog } from './faulty-log';
import { PostgresDatabase } from './postgres-database';
import { PostgresTrouble } from './postgres-trouble';

const WORK = 'BEGIN; INSERT INTO money VALUES (1)';
const MAKE_NOBODY = 'DO $$ BEGIN CREATE ROLE nobody_of_a_pool; EXCEPTION WHEN duplicate_object THEN END $$';

/** What a program does over a connection before it gives it back, by the words of the scenarios. */
const LEFT: Readonly<Record<string, string>> = {
  'with a transaction open': WORK,
  'with a transaction that has failed': `${WORK}; SELECT 1 / 0`,
  'with another schema in the search_path': 'CREATE SCHEMA tenant; SET search_path = tenant',
  'with another schema in the search_path, with tables': 'SET search_path = tenant',
  'as a user who may do nothing': `${MAKE_NOBODY}; SET ROLE nobody_of_a_pool`,
};

/** The pool of a program that does things of its own over its connections. */
export class SharedPool {
  /** What Node was warned of. */
  readonly warnings: string[] = [];
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async leave(left: string): Promise<void> {
    const statements = LEFT[left];
    assert.ok(statements, `Nothing is known of ${left}.`);
    const client = await this.#begin();
    if (left.endsWith('with tables')) {
      const tenant = await createEngine(await this.#world.part(PostgresDatabase).makeSchema('tenant'));
      await tenant.createTables();
      await tenant.close();
    }
    await Promise.allSettled([client.query(statements)]);
    client.release();
  }

  /** Does something, and gives the connection back before its end is answered. */
  async hurry(): Promise<void> {
    const client = await this.#begin();
    await client.query(WORK);
    const committed = client.query('COMMIT');
    client.release();
    await Promise.all([this.#world.part(FaultyLog).audit.count(), committed]);
  }

  /** How much of what was done is committed. */
  async count(): Promise<number> {
    return (await this.#world.part(FaultyLog).ask('SELECT 1 FROM money')).length;
  }

  /** A pool whose program leaves something on each connection that it makes. */
  async makeOdd(): Promise<Pool> {
    const connectionString = await this.#world.part(PostgresTrouble).url();
    const pool = new Pool({ connectionString, max: 1, allowExitOnIdle: true });
    pool.on('connect', (client) => client.query('BEGIN'));
    this.#world.addCleanup(() => endPool(pool));
    return pool;
  }

  async #begin(): Promise<PoolClient> {
    const { pool, log } = this.#world.part(PostgresTrouble);
    assert.ok(pool, 'There is no pool: a Given is missing.');
    await log.audit.ensureSession();
    await log.ask('CREATE TABLE money (amount integer)');
    const hear = ({ message }: Error) => this.warnings.push(message);
    process.on('warning', hear);
    this.#world.addCleanup(() => process.off('warning', hear));
    return await pool.connect();
  }
}
