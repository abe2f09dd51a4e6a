import assert from 'node:assert/strict';
import type { Engine } from 'audit-race';
import { makeRows } from '#audit-log/contract/trial-store';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import type { AuditWorld } from '../../support/world';

/** What somebody notes in the transaction of a row of his, so that it passes for hashed or for linked. */
const NOTES: Readonly<Record<string, string>> = {
  'a hash of no rows': "INSERT INTO audit_batch (first_seq, rows, root) VALUES (0, 0, '\\x')",
  'an order with a link':
    "INSERT INTO audit_batch (first_seq, rows, batch, root, chain) VALUES (0, 1, 0, sha256('x'), sha256('x'))",
};

const LIST_LINKS = `SELECT count(*)::integer FROM audit_entry JOIN audit_batch AS note USING (tx)
  WHERE id = 'own' AND note.chain IS NOT NULL AND note.place IS NOT NULL`;

/** A row with a note of somebody's beside it, and an engine that has stored before: with its first batch it looks at all that waits. */
export class NotedRow {
  readonly #database: PostgresDatabase;
  #engine: Engine | undefined;
  #batch = 0;

  constructor(world: AuditWorld) {
    this.#database = world.part(PostgresDatabase);
  }

  /** Stores batches of one writer, over one engine. */
  async store(batches: number): Promise<void> {
    this.#engine ??= await this.#database.openLog();
    for (let left = batches; left > 0; left -= 1) {
      this.#batch += 1;
      await this.#engine.store({ writer: 'ada', batch: this.#batch, rows: makeRows(1, this.#batch) });
    }
  }

  async note(what: string): Promise<void> {
    const note = NOTES[what];
    assert.ok(note, `Nothing is known of ${what}.`);
    await this.#database.ask(
      `BEGIN; INSERT INTO audit_entry (id, time, event_type) VALUES ('own', 1, 'x'); ${note}; COMMIT`,
    );
  }

  async look(): Promise<void> {
    await this.#engine?.readHead?.();
  }

  /** How many links the row has. */
  async links(): Promise<unknown> {
    const [[count] = []] = await this.#database.ask(LIST_LINKS);
    return count;
  }
}
