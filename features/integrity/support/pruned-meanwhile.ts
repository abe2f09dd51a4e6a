import assert from 'node:assert/strict';
import { createEngine, type Engine, type EntryRow, type ExaminedPart, type LogHead } from 'audit-race';
import { makeRow, makeRows } from '#audit-log/contract/trial-store';
import { rootOfProof } from '#audit-log/domain/evidence/entry-proof';
import { fromBytes } from '#audit-log/domain/evidence/hash';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const END = { time: 1_000_000, id: '' };

/** A log of more than one part, two processes that have it open, and what is found while one of them prunes. */
export class PrunedMeanwhile {
  readonly parts: ExaminedPart[] = [];
  proof: unknown;
  readonly #world: AuditWorld;
  readonly #engines: Engine[] = [];
  #checkpoint: LogHead = { size: 0, root: '' };
  #count = 0;
  /** The newest entry, which tells of all that goes. */
  #note: EntryRow | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async make(store: string, batches: number, rows: number): Promise<void> {
    const url =
      store === 'SQLite'
        ? `sqlite://${this.#world.part(TemporaryFolder).file('audit.db')}`
        : await this.#world.part(PostgresDatabase).urlOf();
    for (let nth = 0; nth < 2; nth += 1) {
      const engine = await createEngine(url);
      this.#world.addCleanup(() => engine.close());
      await engine.createTables();
      this.#engines.push(engine);
    }
    for (let batch = 1; batch <= batches; batch += 1) {
      const stored = makeRows(rows, this.#count + 1);
      this.#count += rows;
      this.#note = makeRow(String(stored.at(-1)?.[0]), this.#count, { eventType: 'audit.pruning' });
      await this.#ada.store({ writer: 'ada', batch, rows: [...stored.slice(0, -1), this.#note] });
    }
    const { size, root } = Object(await this.#ada.readHead?.());
    this.#checkpoint = { size: Number(size), root: String(root) };
  }

  /** Part by part, as `verify()` does it. */
  async verify(what: string): Promise<void> {
    let next: unknown;
    do {
      const part: unknown = await this.#ada.examine?.(next, { trusted: this.#checkpoint });
      assert.ok(isPart(part));
      this.parts.push(part);
      next = part.next;
      await this.prune(what);
    } while (next !== undefined);
  }

  async prune(what: string): Promise<void> {
    const left = await this.#grace.count({}, END);
    const isAll = what.startsWith('all but');
    const count = isAll ? left - 10 : Number(what);
    if (left - count >= 10 && count > 0) {
      assert.equal(await this.#grace.prune(END, count, { note: this.#note }), count);
    }
  }

  async prove(which: 'first' | 'last'): Promise<void> {
    const row = makeRows(1, which === 'first' ? 1 : this.#count)[0];
    this.proof = await this.#ada.prove?.(String(row?.[0]), this.#checkpoint.size);
  }

  /** Whether the proof leads to the checkpoint. */
  get isProved(): boolean {
    return rootOfProof(Object(this.proof)) === fromBytes(Buffer.from(this.#checkpoint.root, 'base64'));
  }

  get #ada(): Engine {
    return this.#engine(0);
  }

  get #grace(): Engine {
    return this.#engine(1);
  }

  #engine(nth: number): Engine {
    const engine = this.#engines[nth];
    assert.ok(engine, 'No log was made: a Given is missing.');
    return engine;
  }
}

function isPart(value: unknown): value is ExaminedPart {
  return typeof value === 'object' && value !== null && 'faults' in value;
}
