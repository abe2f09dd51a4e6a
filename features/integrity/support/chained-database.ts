import assert from 'node:assert/strict';
import { createEngine, type Engine, type EntryRow } from 'audit-race';
import { makeRow, makeRows } from '#audit-log/contract/trial-store';
import { CHAIN_START, chainHash } from '#audit-log/domain/evidence/chain-link';
import { fromBytes } from '#audit-log/domain/evidence/hash';
import { leafHash } from '#audit-log/domain/evidence/leaf-hash';
import { rootOf } from '#audit-log/domain/evidence/merkle-tree';
import { saltAt, saltsOf } from '#audit-log/domain/evidence/salts';
import { fromWireText } from '#audit-log/engines/postgres/connection/wire-text';
import { COLUMNS } from '#audit-log/engines/sql/entry-columns';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { batchOf } from '../../support/batch-of';
import type { AuditWorld } from '../../support/world';

const LIST_LINKS =
  'SELECT place, rows, writer, batch, root, chain, salt, tx::text FROM audit_batch WHERE chain IS NOT NULL ORDER BY place';

/** A log in PostgreSQL, and its chain as somebody works it out who knows nothing but how it is defined. */
export class ChainedDatabase {
  /** How many batches were stored while the end of the chain was held. */
  storedCount = 0;
  readonly #world: AuditWorld;
  readonly #database: PostgresDatabase;
  #options = '';
  #last = 0;
  #ada: Engine | undefined;
  #batch = 0;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#database = world.part(PostgresDatabase);
  }

  /** From now on connections have this setting. */
  set(setting: string): void {
    this.#options = ` -c${setting}`;
  }

  /** From now on connections may store and link, and read no more of entries than that takes. */
  async letOnlyStore(): Promise<void> {
    const role = `${new URL(await this.#database.bareUrl()).pathname.slice(1)}_writer`;
    const schema = /search_path=(\w+)/.exec(decodeURIComponent(await this.#database.urlOf()))?.[1];
    await this.#database.ask(`CREATE ROLE ${role}`);
    this.#world.addCleanup(() => this.#database.ask(`DROP OWNED BY ${role}; DROP ROLE ${role}`));
    await this.#database.ask(`GRANT USAGE ON SCHEMA ${schema} TO ${role};
      GRANT INSERT, SELECT (id, seq) ON audit_entry TO ${role};
      GRANT INSERT, UPDATE, SELECT ON audit_writer, audit_batch TO ${role};
      GRANT UPDATE, SELECT ON audit_head TO ${role}`);
    this.set(`role=${role}`);
  }

  rows(count: number): EntryRow[] {
    this.#last += count;
    return makeRows(count, this.#last - count + 1);
  }

  async store(writer: string, batches: number, rows: number, evidence = true): Promise<void> {
    const engine = await this.#open();
    for (let batch = 1; batch <= batches; batch += 1) {
      const next = { writer, batch, rows: this.rows(rows), evidence };
      // The audit log tries again what the server refuses because it is busy, as it does where transactions are serializable.
      for (let isBusy = true; isBusy; ) {
        isBusy = await engine.store(next).then(() => false, refuseAllButBusy);
      }
    }
  }

  /** Another engine looks before its first batch whether something waits. */
  async storeOne(rows: readonly EntryRow[] = this.rows(3)): Promise<void> {
    await (await this.#open()).store(batchOf(rows));
  }

  async storeTogether(writers: number, batches: number, rows: number): Promise<void> {
    const each = Array.from({ length: writers }, (_, index) => this.store(`writer-${index}`, batches, rows));
    await Promise.all(each);
  }

  /** Ada stores, and a caller meanwhile or then; the caller commits when it is told. */
  async storeBeside(batches: number, isMeanwhile: boolean): Promise<void> {
    this.#ada = await this.#open();
    const caller = await this.#database.connect();
    const storeOwn = () =>
      caller.query(
        "BEGIN; INSERT INTO audit_entry (id, time, event_type) VALUES ('own-1', 1, 'x'), ('own-2', 2, 'x')",
      );
    await (isMeanwhile ? storeOwn() : undefined);
    await this.goOn(batches);
    await (isMeanwhile ? undefined : storeOwn());
    await caller.query('COMMIT');
    await caller.end();
  }

  /** Ada stores further batches. */
  async goOn(batches: number): Promise<void> {
    for (let left = batches; left > 0; left -= 1) {
      this.#batch += 1;
      await this.#ada?.store({ writer: 'ada', batch: this.#batch, rows: this.rows(3) });
    }
  }

  /** How many links Ada is told when she looks how far the chain has come. */
  async look(): Promise<number> {
    this.#ada ??= await this.#open();
    return Number(Object(await this.#ada.readHead?.()).size);
  }

  /** The same, while somebody holds the end of the chain. */
  async lookWhileHeld(): Promise<number> {
    const holder = await this.#database.connect();
    await holder.query('BEGIN; SELECT * FROM audit_head FOR UPDATE');
    const size = await this.look();
    await holder.query('COMMIT');
    await holder.end();
    return size;
  }

  async storeOdd(): Promise<void> {
    const texts = { subject: 'Zoë Müller', actor: '💶🧾', outcome: ' ', correlationId: 'a\u0001b\tc\u0002' };
    await this.storeOne([
      makeRow('umlaut', 1, { subject: texts.subject, details: '{"é":"ü"}' }),
      makeRow('emoji', 2, { actor: texts.actor }),
      makeRow('control', 3, { correlationId: texts.correlationId }),
      makeRow('nothing', 4, { outcome: texts.outcome }),
    ]);
  }

  /** Callers store rows in transactions of their own, one for each number. */
  async storeWithin(counts: readonly number[]): Promise<void> {
    for (const count of counts) {
      const first = this.#last + 1;
      this.#last += count;
      await this.#database.ask(
        `INSERT INTO audit_entry (id, time, event_type) SELECT 'own-' || n, n, 'x' FROM generate_series(${first}, ${this.#last}) AS n`,
      );
    }
  }

  /** So many callers store a row each, in a transaction of its own. */
  async storeEach(count: number): Promise<void> {
    await this.#database.ask(`DO $each$ BEGIN
      FOR n IN 1..${count} LOOP INSERT INTO audit_entry (id, time, event_type) VALUES ('each-' || n, n, 'x'); COMMIT; END LOOP;
    END $each$`);
  }

  async storeWhileHeld(batches: number): Promise<void> {
    const holder = await this.#database.connect();
    await holder.query('BEGIN; SELECT * FROM audit_head FOR UPDATE');
    await this.store('ada', batches, 3);
    this.storedCount = batches;
    await holder.query('COMMIT');
    await holder.end();
  }

  /** Three batches are left without a link; the fourth has seen them, waits, and goes on when Grace has linked them. */
  async holdUp(untilWaiting: () => Promise<void>): Promise<void> {
    await this.storeWhileHeld(3);
    const holder = await this.#database.connect();
    await holder.query("BEGIN; SELECT * FROM audit_writer WHERE id = 'ada' FOR UPDATE");
    const engine = await this.#open();
    const stored = engine.store({ writer: 'ada', batch: 4, rows: this.rows(3) });
    await untilWaiting();
    await this.storeOne();
    await holder.query('COMMIT');
    await holder.end();
    await stored;
  }

  /** Works the chain out again, and tells how many links it has and how many rows they cover. */
  async check(): Promise<{ links: number; rows: number }> {
    const client = await this.#database.connect();
    let [before, place] = [CHAIN_START, 1];
    const { rows: links } = await client.query(LIST_LINKS);
    let orders = 0;
    for (const link of links) {
      const { rows: entries } = await client.query({
        text: `SELECT ${COLUMNS} FROM audit_entry WHERE tx = $1::xid8 ORDER BY seq`,
        values: [link.tx],
        rowMode: 'array',
      });
      const isOrder = link.batch === '0';
      orders += isOrder ? 1 : 0;
      const salts = isOrder ? '' : saltsOf(link.salt, link.rows);
      const leaves = entries.map((entry, index) => leafHash(decode(entry), saltAt(salts, index)));
      // What an order tells of is looked at where logs are verified.
      const root = isOrder ? fromBytes(link.root) : rootOf(leaves);
      assert.equal(Number(link.place), place);
      assert.equal(fromBytes(link.root).toString(), root);
      const batch = link.batch === null ? null : Number(link.batch);
      before = chainHash(before, { firstSeq: place, rows: link.rows, writer: link.writer, batch, root });
      assert.equal(fromBytes(link.chain), before);
      place += link.rows;
    }
    const { rows: heads } = await client.query('SELECT place, chain FROM audit_head');
    assert.deepEqual(
      heads.map((head) => [Number(head.place), fromBytes(head.chain)]),
      [[place - 1, before]],
    );
    await client.end();
    return { links: links.length - orders, rows: place - 1 - orders };
  }

  async #open(): Promise<Engine> {
    const url = new URL(await this.#database.urlOf());
    url.searchParams.set('options', `${url.searchParams.get('options')}${this.#options}`);
    const engine = await createEngine(url.href.replaceAll('+', '%20'));
    this.#world.addCleanup(() => engine.close());
    return engine;
  }
}

function refuseAllButBusy(error: unknown): true {
  assert.equal(Object(error).code, 'AUDIT_STORE_BUSY', String(error));
  return true;
}

/** Numbers come as texts where they may be large. */
function decode(entry: readonly (string | null)[]): EntryRow {
  const values: unknown = entry.map((value, place) =>
    value === null ? null : place === 1 || place === 12 ? Number(value) : fromWireText(value),
  );
  assertRow(values);
  return values;
}

function assertRow(values: unknown): asserts values is EntryRow {
  assert.ok(Array.isArray(values));
}
