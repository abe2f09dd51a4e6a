import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService, type EntryRow } from 'audit-race';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { MovedFile } from '../engines/support/moved-file';
import { StoreStage } from '../engines/support/store-stage';
import type { AuditWorld } from '../support/world';

/** The number of the first that comes behind those that are there. */
const FIRST = 101;
const FAR = 2 ** 48;

/** The ids that come, by number. */
const IDS: Readonly<Record<string, (place: number) => number>> = {
  'none is there already': (place) => FIRST + place,
  'the first is there already': (place) => (place === 0 ? 3 : FIRST + place),
  'the last is there already': (place) => (place === 99 ? 3 : FIRST + place),
  'each tenth is there already': (place) => (place % 10 === 9 ? 2 : FIRST + place),
  'two have one id': (place) => FIRST + (place === 25 ? 20 : place),
  'only the last is not there': (place) => (place === 99 ? FIRST : 1 + (place % 3)),
  'neighbours have the same ids': (place) => FIRST + Math.trunc(place / 2),
};

const come = async (world: AuditWorld, count: number, which: string) => {
  const idOf = IDS[which];
  assert.ok(idOf, which);
  await world
    .part(StoreStage)
    .store(
      Array.from(
        { length: count },
        (_, place): EntryRow => makeRow(`id-${idOf(place)}`, 1000 + place, { details: `{"place":${place}}` }),
      ),
    );
};

/** The rows by number, with id and details. One that was put in far behind is none of ours. */
const rowsIn = (world: AuditWorld) =>
  world.part(MovedFile).read(`SELECT seq, id, details FROM audit_entry WHERE seq < ${FAR} ORDER BY seq`);

/** What is in the file when the first of each id stays. */
const expectedRows = (which: string) => {
  const idOf = IDS[which];
  assert.ok(idOf, which);
  const first = new Map<string, string | null>([1, 2, 3].map((id) => [`id-${id}`, null]));
  for (let place = 0; place < 100; place += 1) {
    const id = `id-${idOf(place)}`;
    first.set(id, first.has(id) ? (first.get(id) ?? null) : `{"place":${place}}`);
  }
  return [...first].map(([id, details], index) => [index + 1, id, details]);
};

const came = new WeakMap<AuditWorld, string>();

When(/^(\d+) rows come, of which (.+)$/, async function (this: AuditWorld, count: string, which: string) {
  came.set(this, which);
  await come(this, Number(count), which);
});

When('all rows are pruned, and then {int} rows come', async function (this: AuditWorld, count: number) {
  await this.part(StoreStage).engine.prune({ time: 99, id: '' }, 1000);
  await come(this, count, 'none is there already');
});

When(
  '{int} rows are stored, of which the {int}th has no event type',
  async function (this: AuditWorld, count: number, nth: number) {
    const stage = this.part(StoreStage);
    const rows = stage.rows(count, FIRST);
    Reflect.set(Object(rows[nth - 1]), 2, null);
    await stage.store(rows);
  },
);

Given('somebody has put in a row with the number {int}', function (this: AuditWorld, seq: number) {
  change(this, `INSERT INTO audit_entry (seq, id, time, event_type) VALUES (${seq}, 'x', 1, 'x')`);
});

Given('a trigger lists each type of event once', function (this: AuditWorld) {
  change(
    this,
    `CREATE TABLE types (name TEXT PRIMARY KEY);
     CREATE TRIGGER list_types AFTER INSERT ON audit_entry BEGIN INSERT OR IGNORE INTO types VALUES (NEW.event_type); END`,
  );
});

Then('the trigger has listed {int} type of event', function (this: AuditWorld, count: number) {
  assert.equal(this.part(MovedFile).read('SELECT * FROM types').length, count);
});

Then(
  'each id is in the file once, as it came first, in the order of coming and with the numbers from 1 on',
  function (this: AuditWorld) {
    assert.deepEqual(rowsIn(this), expectedRows(String(came.get(this))));
  },
);

Then('the log is intact, and all of it is sealed', async function (this: AuditWorld) {
  const audit = new AuditService({ databaseUrl: `sqlite://${this.part(StoreStage).file}` });
  this.addCleanup(() => audit.close());
  const { isIntact, unsealedEntries, faults } = await audit.verify();
  assert.deepEqual([isIntact, unsealedEntries, faults], [true, 0, []]);
});

function change(world: AuditWorld, sql: string): void {
  const database = new Database(world.part(StoreStage).file);
  database.exec(sql);
  database.close();
}
