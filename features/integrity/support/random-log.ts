import assert from 'node:assert/strict';
import { join } from 'node:path';
import { AuditService, type EntryRow } from 'audit-race';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { storeWithinSqlite } from '#audit-log/engines/sqlite/rows/store-within';
import { SqliteEngine } from '#audit-log/engines/sqlite/sqlite-engine';
import { CREATE_GUARDS, GUARD_NAMES } from '#audit-log/engines/sqlite/tables/append-only';
import { rootOf } from './proved-log';

const CALLS = 25;
const END = { time: 1_000_000, id: '' };

/** Numbers that follow from one number: the same again for the same. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** A log that is made by calls which a number has chosen, and to which one thing is then done by hand. */
export class RandomLog {
  readonly #file: string;
  readonly #next: (below: number) => number;
  #rows = 0;
  readonly #batches = new Map<string, number>();

  constructor(folder: string, seed: number) {
    this.#file = join(folder, `random-${seed}.db`);
    this.#next = numbersFrom(seed);
  }

  /** Makes it, and says what is wrong with it: nothing, or else the seed has to be tried again. */
  async check(): Promise<string | undefined> {
    const engine = await SqliteEngine.open(this.#file);
    try {
      await engine.createTables();
      // Else what comes first may be older than the chain.
      await this.#store(engine, true);
      for (let call = 1; call < CALLS; call += 1) {
        await this.#callOne(engine);
      }
      return (await this.#checkWhole(engine)) ?? (await this.#checkChanged(engine));
    } finally {
      await engine.close();
    }
  }

  async #callOne(engine: SqliteEngine): Promise<unknown> {
    const kind = this.#next(10);
    if (kind < 5) {
      return await this.#store(engine, kind > 0);
    }
    if (kind === 5) {
      engine.storeAtExit(this.#makeRows(1 + this.#next(4)));
    } else if (kind === 6) {
      const database = new Database(this.#file);
      database.transaction(() => {
        for (const row of this.#makeRows(1 + this.#next(3))) {
          storeWithinSqlite(database, row, undefined);
        }
      })();
      database.close();
    } else if (kind === 7) {
      await engine.erase({ actor: `actor-${this.#next(4)}` }, 1 + this.#next(5), this.#makeNote('erasing'));
    } else if (kind === 8) {
      await engine.prune(END, 1 + this.#next(30), { note: this.#makeNote('pruning') });
    } else {
      const ids = Array.from({ length: 6 }, () => `id-${1 + this.#next(this.#rows + 1)}`);
      await engine.prune(END, 6, { ids, note: this.#makeNote('pruning') });
    }
    return undefined;
  }

  async #store(engine: SqliteEngine, evidence: boolean): Promise<void> {
    const writer = ['ada', 'grace'][this.#next(2)] ?? '';
    const again = this.#next(4) === 0 && this.#rows > 0 ? this.#makeRows(1, this.#rows) : [];
    const rows = [...again, ...this.#makeRows(1 + this.#next(40))];
    const batch = (this.#batches.get(writer) ?? 0) + 1;
    try {
      await engine.store({ writer, batch, rows, evidence });
      this.#batches.set(writer, batch);
    } catch (error) {
      // Pruning has forgotten the writer of whom nothing is left.
      assert.equal(Reflect.get(Object(error), 'code'), 'AUDIT_STORE_BEHIND');
      this.#batches.delete(writer);
    }
  }

  #makeRows(count: number, from?: number): EntryRow[] {
    return Array.from({ length: count }, () => {
      const number = from ?? this.#rows + 1;
      this.#rows = Math.max(this.#rows, number);
      // The order of times is not that of storing.
      const details = number % 3 === 0 ? {} : { details: `{"ö":"${number}"}` };
      return makeRow(`id-${number}`, 1000 + number + (number % 7) * 9, {
        actor: `actor-${number % 4}`,
        ...details,
      });
    });
  }

  #makeNote(of: string): EntryRow {
    this.#rows += 1;
    return makeRow(`id-${this.#rows}`, 1000 + this.#rows, { eventType: `audit.${of}` });
  }

  async #checkWhole(engine: SqliteEngine): Promise<string | undefined> {
    // So that nothing is left unsealed, and the change that is made is one of what the chain covers.
    for (const writer of ['last-1', 'last-2']) {
      await engine.store({ writer, batch: 1, rows: this.#makeRows(2) });
    }
    const audit = new AuditService({ engine });
    const report = await audit.verify();
    const { size, root } = Object(await engine.readHead());
    for (const id of this.#ask('SELECT id FROM audit_entry')) {
      const proof = await audit.prove(String(id), { checkpoint: { size } });
      if (proof === undefined || rootOf(proof) !== root) {
        return `${String(id)} is not proved`;
      }
    }
    await audit.close();
    return report.isIntact && report.unsealedEntries === 0 ? undefined : JSON.stringify(report);
  }

  async #checkChanged(engine: SqliteEngine): Promise<string | undefined> {
    // Not the last batch: that it was cut off takes a checkpoint.
    const seqs = this.#ask('SELECT seq FROM audit_entry ORDER BY seq').map(Number).slice(0, -2);
    const one = seqs[this.#next(seqs.length)] ?? 0;
    const other = seqs[this.#next(seqs.length - 1)] ?? 0;
    const changes = [
      `UPDATE audit_entry SET subject = 'x' WHERE seq = ${one}`,
      `UPDATE audit_entry SET time = time + 1 WHERE seq = ${one}`,
      `UPDATE audit_entry SET details = '{}' WHERE seq = ${one}`,
      `DELETE FROM audit_entry WHERE seq = ${one}`,
      `UPDATE audit_entry SET seq = -5 WHERE seq = ${one}; UPDATE audit_entry SET seq = ${one} WHERE seq = ${one === other ? 0 : other}; UPDATE audit_entry SET seq = ${other} WHERE seq = -5; UPDATE audit_entry SET id = id || 'x' WHERE seq = ${other}`,
      `DELETE FROM audit_batch WHERE first_seq = (SELECT max(first_seq) FROM audit_batch WHERE first_seq <= ${one})`,
      `UPDATE audit_batch SET root = randomblob(32) WHERE first_seq = (SELECT max(first_seq) FROM audit_batch WHERE first_seq <= ${one})`,
      `INSERT OR REPLACE INTO audit_gone VALUES (${one}, 1, 1, 0, 'rows', randomblob(32))`,
    ];
    const change = changes[this.#next(changes.length)] ?? '';
    const database = new Database(this.#file);
    database.exec(GUARD_NAMES.map((name) => `DROP TRIGGER ${name};`).join(''));
    database.exec(change);
    database.exec(CREATE_GUARDS);
    database.close();
    const audit = new AuditService({ engine });
    const { isIntact } = await audit.verify();
    await audit.close();
    return isIntact ? `not found: ${change}` : undefined;
  }

  #ask(sql: string): unknown[] {
    const database = new Database(this.#file, { readonly: true });
    try {
      return database.prepare(sql).pluck().all();
    } finally {
      database.close();
    }
  }
}
