import assert from 'node:assert/strict';
import { AuditService, createEngine, type Engine, type EntryRow, openForReading } from 'audit-race';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { CREATE_GUARDS, GUARD_NAMES } from '#audit-log/engines/sqlite/tables/append-only';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { rowsOf, summarize } from './attacked-log';

const END = { time: 400, id: '' };
const CHOSEN = ['id-9', 'id-16'];

/** Marks an entry in the middle of a batch as gone, as an order would. */
const MARK = (place: string) =>
  `DELETE FROM audit_entry WHERE id = 'id-15'; INSERT INTO audit_gone (${place}, rows, entries, links, kind, hash) VALUES (15, 1, 1, 0, 'rows',`;

/** What somebody does who has an engine, or SQL. */
const DEEDS: Readonly<Record<string, (log: OrderedLog) => unknown>> = {
  'has an engine prune entries of his choice, and says nothing': ({ engine }) =>
    engine.prune(END, 9, { ids: CHOSEN }),
  'has an engine erase an entry, and says nothing': ({ engine }) => engine.erase?.({ id: 'id-9' }, 1),
  'prunes entries, and names an entry of another kind': ({ engine }) =>
    engine.prune(END, 9, { ids: CHOSEN, note: makeRow('id-3', 3) }),
  'prunes entries, and names a pruning that had ended': ({ engine }) =>
    engine.prune(END, 9, { ids: CHOSEN, note: noteOf('proper') }),
  'erases an entry, and names a pruning that had ended': ({ engine }) =>
    engine.erase?.({ id: 'id-9' }, 1, noteOf('proper')),
  'marks an entry as pruned himself': (log) => log.mark(),
  '2500 entries are pruned, and the details of 1200 erased': (log) => log.pruneAndEraseMany(),
  'a pruning goes on after another has pruned the entry that tells of it': async ({ engine }) => {
    const slow = { note: noteOf('slow', 10) };
    await engine.prune(END, 1, slow);
    await engine.prune(END, 9, { ids: ['id-3', 'id-4', 'slow'], note: noteOf('quick') });
    assert.equal(await engine.get('slow'), undefined);
    await engine.prune(END, 2, slow);
  },
  'a process that pruned is gone after its first step, and another prunes': async ({ engine }) => {
    await engine.prune(END, 3, { note: noteOf('killed') });
    await engine.prune(END, 3, { note: noteOf('another', 501) });
    await engine.prune(END, 1, { note: noteOf('another', 501) });
  },
  'the entry that tells of a pruning in two steps is pruned': async ({ engine }) => {
    // What is stored in between keeps the order of the second step from going with the entry.
    for (const batch of [2, 3]) {
      await engine.prune(END, 1, { note: noteOf('slow') });
      await engine.store({ writer: 'bob', batch, rows: [makeRow(`between-${batch}`, 450)] });
    }
    assert.equal(await engine.prune(END, 9, { ids: ['slow'], note: noteOf('later') }), 1);
  },
};

/** A log of either kind from which entries go: as is proper, or by an order that nothing tells of. */
export class OrderedLog {
  readonly #world: AuditWorld;
  readonly #file: string;
  #isFile = true;
  #engine: Engine | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#file = world.part(TemporaryFolder).file('audit.db');
  }

  get engine(): Engine {
    assert.ok(this.#engine, 'No log was made: a Given is missing.');
    return this.#engine;
  }

  async make(store: string): Promise<void> {
    this.#isFile = store === 'SQLite';
    this.#engine = await createEngine(await this.#url());
    this.#world.addCleanup(() => this.engine.close());
    await this.engine.createTables();
    for (const batch of [1, 2, 3]) {
      await this.engine.store({ writer: 'ada', batch, rows: rowsOf('ada', 6, 6 * batch - 5) });
    }
    await this.prune(2, 'proper');
    await this.engine.store({ writer: 'bob', batch: 1, rows: [endOf('proper')] });
  }

  /** As the service does it: what it is for comes with what goes. */
  async prune(count: number, name: string): Promise<void> {
    assert.equal(await this.engine.prune(END, count, { note: noteOf(name) }), count);
  }

  async do(deed: string): Promise<void> {
    await DEEDS[deed]?.(this);
  }

  async mark(): Promise<void> {
    if (this.#isFile) {
      const database = new Database(this.#file);
      const drop = GUARD_NAMES.map((name) => `DROP TRIGGER ${name};`).join('');
      database.exec(`${drop}${MARK('seq')} zeroblob(32));${CREATE_GUARDS}`).close();
    } else {
      await this.#world.part(PostgresDatabase).asPruner(`${MARK('place')} decode(repeat('00', 32), 'hex'))`);
    }
  }

  async pruneAndEraseMany(): Promise<void> {
    const audit = new AuditService({ engine: this.engine });
    const many = Array.from({ length: 2500 }, () => audit.record({ eventType: 'plan.applied' }));
    await Promise.all(many.map((receipt) => receipt.stored()));
    await audit.flush();
    const bobs = Array.from({ length: 1200 }, () => audit.record({ eventType: 'plan.read', actor: 'bob' }));
    await Promise.all(bobs.map((receipt) => receipt.stored()));
    const { deleted } = await audit.prune({ keepNewest: 1201 });
    const { erased } = await audit.erase({ actor: 'bob' });
    assert.deepEqual([deleted, erased], [2500 + 18 - 1, 1200]);
    await audit.close();
  }

  async verify(): Promise<string> {
    const reader = await openForReading({ databaseUrl: await this.#url() });
    const { faults } = await reader.verify();
    await reader.close();
    return summarize(faults).join('; ') || 'nothing';
  }

  async #url(): Promise<string> {
    return this.#isFile ? `sqlite://${this.#file}` : await this.#world.part(PostgresDatabase).urlOf();
  }
}

function noteOf(id: string, time = 500): EntryRow {
  return makeRow(id, time, { eventType: 'audit.pruning' });
}

function endOf(id: string): EntryRow {
  return makeRow(`${id}-end`, 500, { eventType: 'audit.pruned', correlationId: id });
}
