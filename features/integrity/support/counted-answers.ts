import assert from 'node:assert/strict';
import { createPostgresEngine, type EntryRow } from 'audit-race';
import { type Client, Pool } from 'pg';
import { makeRow } from '#audit-log/contract/trial-store';
import { endPool } from '../../engines/support/end-pool';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { batchOf } from '../../support/batch-of';
import type { AuditWorld } from '../../support/world';
import { rowsOf } from './attacked-log';

/** A log over a pool that counts the rows of what the server answers. */
export class CountedAnswers {
  /** So many rows had the longest answer. */
  rowsMax = 0;
  readonly #world: AuditWorld;
  readonly #database: PostgresDatabase;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#database = world.part(PostgresDatabase);
  }

  /** Stores a batch, so that what callers have stored is sealed; then erases some of it, and prunes some. */
  async work(erased: number, pruned: number): Promise<void> {
    const pool = new Pool({ connectionString: await this.#database.urlOf(), allowExitOnIdle: true });
    this.#world.addCleanup(() => endPool(pool));
    pool.on('connect', (client) => this.#count(client));
    const engine = await createPostgresEngine({ pool });
    await engine.store(batchOf(rowsOf('ada', 3, 1_000_000)));
    for (let nth = 0; nth < erased; nth += 1) {
      const id = `own-${500 + 1000 * nth}`;
      assert.equal(await engine.erase?.({ id }, 1, noteOf('erasing', nth)), 1);
    }
    const note = noteOf('pruning', erased);
    assert.equal(await engine.prune({ time: 1_000_000, id: '' }, pruned, { note }), pruned);
    await engine.close();
  }

  #count(client: Client): void {
    const query = client.query.bind(client);
    Reflect.set(client, 'query', async (...given: Parameters<typeof query>) => {
      const answer: unknown = await Reflect.apply(query, client, given);
      const rows: unknown = Reflect.get(Object(answer), 'rows');
      this.rowsMax = Math.max(this.rowsMax, Array.isArray(rows) ? rows.length : 0);
      return answer;
    });
  }
}

function noteOf(what: 'erasing' | 'pruning', nth: number): EntryRow {
  return makeRow(`note-${nth}`, 1_000_000 + nth, { eventType: `audit.${what}` });
}
