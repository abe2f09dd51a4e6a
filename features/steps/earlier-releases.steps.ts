import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { createEngine } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { assertRow } from '#audit-log/engines/sql/chain/plain-row';
import { EarlierRelease } from '../engines/support/earlier-release';
import { MovedFile } from '../engines/support/moved-file';
import { MovingLog } from '../engines/support/moving-log';
import { SharingProcesses } from '../engines/support/sharing-processes';
import { StoreStage } from '../engines/support/store-stage';
import { batchOf } from '../support/batch-of';
import type { AuditWorld } from '../support/world';

Given(
  /^a log of an earlier release with (\d+) (long )?rows(, which has it open)?$/,
  function (this: AuditWorld, count: string, isLong: string | null, isOpen: string | null) {
    const earlier = this.part(EarlierRelease);
    earlier.open();
    earlier.store(Number(count), 1, isLong === null ? null : JSON.stringify('x'.repeat(2000)));
    if (isOpen === null) {
      earlier.close();
    } else {
      earlier.storeBatch(0, 1);
    }
  },
);

Given('the file that 0.1.0 has made', function (this: AuditWorld) {
  const moved = this.part(MovedFile);
  moved.copyTo(moved.file);
});

Given('a log with {int} rows of a tenant', async function (this: AuditWorld, count: number) {
  const engine = await createEngine(`sqlite://${this.part(MovedFile).file}`);
  await engine.createTables();
  const rows = Array.from({ length: count }, (_, index) => makeRow(`id-${index}`, index, { tenant: 'acme' }));
  await engine.store(batchOf(rows));
  await engine.close();
});

Given('somebody has marked the file with version {int}', function (this: AuditWorld, version: number) {
  this.part(MovedFile).mark(version);
});

Given('Ada has opened it', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  await stage.tryOpen();
  assert.equal(stage.error, undefined);
});

Given('{int} open engines on it', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await Promise.all(Array.from({ length: count }, () => stage.open()));
});

When(
  'the writer {string} sends batch {int} again, and then batch {int}',
  async function (this: AuditWorld, writer: string, known: number, next: number) {
    const { engine, rows } = this.part(StoreStage);
    const sentBefore = await engine.get('row-0');
    assert.ok(Array.isArray(sentBefore));
    assertRow(sentBefore);
    await engine.store({ writer, batch: known, rows: [sentBefore] });
    await engine.store({ writer, batch: next, rows: rows(1, 302) });
  },
);

When(
  'each of them stores {int} rows in a log of 0.1.0, and all of them open it at the same moment',
  async function (this: AuditWorld, rowCount: number) {
    const moved = this.part(MovedFile);
    await this.part(SharingProcesses).shareLogs(rowCount, 1, (file) => moved.copyTo(file));
  },
);

When('a process that moves it is killed half-way', async function (this: AuditWorld) {
  await this.part(MovedFile).killWhileMoving();
});

When('Ada opens the store and stores {int} more rows', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await stage.tryOpen();
  await stage.store(stage.rows(count, 101));
  assert.equal(stage.error, undefined);
});

When(
  'the earlier release stores {int} rows in a batch of its own',
  function (this: AuditWorld, count: number) {
    this.part(EarlierRelease).storeBatch(count, 201);
  },
);

When(
  'the earlier release stores {int} rows, and then these again with {int} more',
  function (this: AuditWorld, count: number, more: number) {
    const earlier = this.part(EarlierRelease);
    earlier.store(count, 201);
    earlier.store(count + more, 201);
  },
);

Then(
  '{int} of them are of the tenant, and the file is marked with version {int}',
  function (this: AuditWorld, count: number, version: number) {
    const moved = this.part(MovedFile);
    assert.deepEqual(moved.read("SELECT count(*) FROM audit_entry WHERE tenant = 'acme'"), [[count]]);
    assert.deepEqual(moved.read('PRAGMA user_version'), [[version]]);
  },
);

When('the earlier release opens it', function (this: AuditWorld) {
  try {
    this.part(EarlierRelease).open();
  } catch (error) {
    this.part(StoreStage).error = error;
  }
});

Then('nobody has refused the file', function (this: AuditWorld) {
  assert.equal(this.part(StoreStage).error, undefined);
});

Then('it refuses the file, because its tables are those of a later release', function (this: AuditWorld) {
  assert.match(String(this.part(StoreStage).error), /STORE_NEWER: its tables have version 2/);
});

Then(
  'every entry in it is what 0.1.0 stored, and they are numbered in the order of storing',
  function (this: AuditWorld) {
    const { rows, storedRows } = this.part(MovedFile);
    assert.deepEqual(rows, storedRows);
  },
);

Then('its tables and indexes are those of a new file', function (this: AuditWorld) {
  const { schema, schemaOfNewFile } = this.part(MovedFile);
  assert.deepEqual(schema, schemaOfNewFile);
});

Then('batch {int} is the only one of them that is stored', async function (this: AuditWorld, _next: number) {
  const { engine, rows } = this.part(StoreStage);
  assert.equal(await engine.count({ sinceMs: 5, untilMs: 6 }), 1);
  assert.deepEqual([await engine.get('id-302')], rows(1, 302));
});

Then('the log holds what 0.1.0 stored, and {int} rows more', function (this: AuditWorld, count: number) {
  const { storedRows } = this.part(MovedFile);
  assert.deepEqual(this.part(SharingProcesses).countRows(), [storedRows.length + count]);
});

Then('the file is of version 1, sound, and holds its {int} rows', function (this: AuditWorld, count: number) {
  const moved = this.part(MovedFile);
  assert.deepEqual(moved.read('PRAGMA user_version'), [[1]]);
  assert.deepEqual(moved.read('PRAGMA integrity_check'), [['ok']]);
  assert.deepEqual(moved.read('SELECT count(*), max(id) FROM audit_entry'), [[count, 'id-999']]);
});

Then('Ada opens it, and finds {int} rows', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await stage.tryOpen();
  assert.equal(await stage.engine.count({}), count);
});

Then('what the earlier release stored comes last in the order of storing', function (this: AuditWorld) {
  const ids = this.part(MovedFile).read('SELECT id FROM audit_entry ORDER BY seq').flat();
  assert.deepEqual(ids.slice(-4), ['id-201', 'id-202', 'id-203', 'id-204']);
});

Then('a batch that is sent to it again is stored once', async function (this: AuditWorld) {
  const { engine, rows } = this.part(StoreStage);
  const before = await engine.count({});
  const batch = batchOf(rows(1, 301));
  await engine.store(batch);
  await engine.store(batch);
  assert.equal(await engine.count({}), before + 1);
});

Then('each of them finds {int} rows', async function (this: AuditWorld, count: number) {
  const { engines } = this.part(StoreStage);
  assert.deepEqual(
    await Promise.all(engines.map((engine) => engine.count({}))),
    Array(engines.length).fill(count),
  );
});

When('Ada opens it with a logger, twice', async function (this: AuditWorld) {
  await this.part(MovingLog).open();
  await this.part(MovingLog).open();
});

Then('her logger was told once that {int} entries were moved', function (this: AuditWorld, count: number) {
  const { told } = this.part(MovingLog);
  assert.deepEqual(
    told.map(({ facts, message }) => [Reflect.get(facts, 'movedRows'), message]),
    [[count, 'the entries of an earlier release were moved']],
  );
  assert.ok(told.every(({ facts }) => Number.isInteger(Reflect.get(facts, 'durationMs'))));
});
