import assert from 'node:assert/strict';
import { makeRow } from '#audit-log/contract/trial-store';
import { decodePlacedRows, type StoredPlace } from '#audit-log/domain/stored-place';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import type { AuditWorld } from '../../support/world';

/** A log in PostgreSQL with which somebody goes on after it was changed by hand, over a connection of its own. */
export class ContinuedDatabase {
  readonly #database: PostgresDatabase;

  constructor(world: AuditWorld) {
    this.#database = world.part(PostgresDatabase);
  }

  /** The ids that whoever follows is given, where each is asked for behind the one before. */
  async followEach(): Promise<readonly string[]> {
    const engine = await this.#database.openLog();
    const ids: string[] = [];
    for (let after: StoredPlace | undefined; ; ) {
      const given: unknown = await engine.listAfter?.(after, 1);
      assert.ok(Array.isArray(given));
      const [next] = decodePlacedRows(given, after);
      if (next === undefined) {
        return ids;
      }
      ids.push(next.entry.id);
      after = next.after;
    }
  }

  /** Erases what is of an actor, and tells in how many entries. */
  async erase(actor: string): Promise<unknown> {
    const note = makeRow('erasing', 500, { eventType: 'audit.erasing' });
    return await (await this.#database.openLog()).erase?.({ actor }, 100, note);
  }
}
