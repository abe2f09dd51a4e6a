import assert from 'node:assert/strict';
import { AuditService, createEngine, type EntryRow, type VerifyReport } from 'audit-race';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import sinon from 'sinon';
import { makeRow } from '#audit-log/contract/trial-store';
import { PackedRows } from '#audit-log/domain/packed-rows';
import { LIST_GONE as LIST_GONE_IN_POSTGRES } from '#audit-log/engines/postgres/chain/order';
import { LIST_GONE } from '#audit-log/engines/sqlite/chain/order';
import { SqliteStore } from '#audit-log/engines/sqlite/sqlite-store';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** Whose the entries are, in their order: some of Bob are between those of Ada, and some come after all of them. */
const ACTORS = [
  ...Array.from({ length: 20 }, (_, nth) => (nth % 2 === 0 ? 'bob' : 'ada')),
  ...Array.from({ length: 30 }, () => 'bob'),
  ...Array.from({ length: 3 }, () => 'eve'),
];
const STEP_ENTRIES = 5;
/** The number of an entry of Eve. The chain of PostgreSQL has the same numbers here, because all is stored in one batch. */
const OF_EVE = ACTORS.length;
const MARK_HASH = '00'.repeat(32);

/** The entry that says that entries will go. */
const PRUNING = makeRow('note-pruning', 1000, { eventType: 'audit.pruning' });

/** A store, with a count of how often all of its tombstones are read. */
interface CountedStore {
  readonly databaseUrl: string;
  store(rows: readonly EntryRow[]): unknown;
  erase(actor: string, limit: number, note: EntryRow): Promise<number> | number;
  mark(place?: number): unknown;
  prune(limit: number, note: EntryRow): Promise<number> | number;
  /** Counts from now on. */
  count(): () => number;
}

/** A store whose entries are erased in steps that are smaller than those of the log. */
export class ErasedInSteps {
  readsOfAll = 0;
  readonly #world: AuditWorld;
  #store: CountedStore | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async open(store: string): Promise<void> {
    this.#store = store === 'SQLite' ? this.#openSqlite() : await this.#openPostgres();
    const rows = ACTORS.map((actor, nth) => makeRow(`id-${nth}`, nth + 1, { actor, details: '{}' }));
    await this.#store.store(rows);
    await this.#store.erase('ada', ACTORS.length, noteOf('ada'));
  }

  async erase(steps: number, meanwhile: (store: CountedStore) => unknown = () => undefined): Promise<void> {
    const store = this.#opened();
    const readsOfAll = store.count();
    for (let nth = 1; nth <= steps; nth += 1) {
      assert.equal(await store.erase('bob', STEP_ENTRIES, noteOf('bob')), STEP_ENTRIES);
      if (nth === steps / 2) {
        await meanwhile(store);
      }
    }
    this.readsOfAll = readsOfAll();
  }

  /** Prunes the oldest; the last step may find fewer. */
  async prune(steps: number, meanwhile: (store: CountedStore) => unknown = () => undefined): Promise<void> {
    const store = this.#opened();
    const readsOfAll = store.count();
    for (let nth = 1; nth <= steps; nth += 1) {
      const left = ACTORS.length - (nth - 1) * STEP_ENTRIES;
      assert.equal(await store.prune(STEP_ENTRIES, PRUNING), Math.min(left, STEP_ENTRIES));
      if (nth === steps / 2) {
        await meanwhile(store);
      }
    }
    this.readsOfAll = readsOfAll();
  }

  /** As another process does that has its own connection. */
  async eraseOfEve(count: number): Promise<void> {
    const engine = await createEngine(this.#opened().databaseUrl);
    assert.equal(await engine.erase?.({ actor: 'eve' }, ACTORS.length, noteOf('eve')), count);
    await engine.close();
  }

  /** By hand. */
  async mark(place: number): Promise<void> {
    await this.#opened().mark(place);
  }

  async verify(): Promise<VerifyReport> {
    const audit = new AuditService({ databaseUrl: this.#opened().databaseUrl, spillFile: false });
    this.#world.addCleanup(() => audit.close());
    return await audit.verify();
  }

  #opened(): CountedStore {
    return this.#store ?? assert.fail('No store was opened: a Given is missing.');
  }

  #openSqlite(): CountedStore {
    const file = this.#world.part(TemporaryFolder).file('steps.db');
    const prepare = sinon.spy(Database.prototype, 'prepare');
    const store = new SqliteStore(file, 0);
    this.#world.addCleanup(() => {
      prepare.restore();
      store.close();
    });
    store.createTables();
    return {
      databaseUrl: `sqlite://${file}`,
      store: (rows) =>
        store.store({ writer: 'ada', batch: 1, pieces: PackedRows.from(rows).pieces, isSealed: true }),
      erase: (actor, limit, note) => store.erase({ actor }, limit, note),
      prune: (limit, note) => store.prune({ time: 999, id: '' }, limit, { note }),
      mark: (place = OF_EVE) => {
        const database = new Database(file);
        database.exec(`INSERT INTO audit_gone VALUES (${place}, 1, 1, 0, 'details', x'${MARK_HASH}')`);
        database.close();
      },
      count: () => {
        const made = prepare.getCalls().find(({ args: [sql] }) => sql === LIST_GONE);
        const statement = made?.returnValue ?? assert.fail('The tombstones were never read.');
        const reads = [sinon.spy(statement, 'all'), sinon.spy(statement, 'iterate')];
        return () => reads.reduce((sum, { callCount }) => sum + callCount, 0);
      },
    };
  }

  async #openPostgres(): Promise<CountedStore> {
    const database = this.#world.part(PostgresDatabase);
    const engine = await database.openLog();
    const query = sinon.spy(Client.prototype, 'query');
    this.#world.addCleanup(() => query.restore());
    const countReads = () =>
      query.getCalls().filter(({ args: [asked] }) => {
        const { text = asked } = Object(asked);
        return String(text).includes(LIST_GONE_IN_POSTGRES);
      }).length;
    return {
      databaseUrl: await database.urlOf(),
      store: (rows) => engine.store({ writer: 'ada', batch: 1, rows }),
      erase: async (actor, limit, note) => (await engine.erase?.({ actor }, limit, note)) ?? 0,
      prune: (limit, note) => engine.prune({ time: 999, id: '' }, limit, { note }),
      mark: (place = OF_EVE) =>
        database.ask(
          `INSERT INTO audit_gone VALUES (${place}, 1, 1, 0, 'details', decode('${MARK_HASH}', 'hex'))`,
        ),
      count: () => {
        const before = countReads();
        assert.ok(before > 0, 'The tombstones were never read.');
        return () => countReads() - before;
      },
    };
  }
}

/** The entry that says that the details of somebody will go. */
function noteOf(whose: string): EntryRow {
  return makeRow(`note-${whose}`, 1000, { eventType: 'audit.erasing' });
}
