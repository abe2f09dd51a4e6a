import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { Backup } from '../retention/support/backup';
import type { AuditWorld } from '../support/world';

Given(
  'an audit log on a file with {int} entries, the last of them just accepted',
  function (this: AuditWorld, count: number) {
    this.part(Backup).open(count);
  },
);

Given("an audit log with an engine of Ada's own", function (this: AuditWorld) {
  this.part(Backup).openOwn();
});

When(
  'Ada backs it up, and records {int} entries meanwhile',
  async function (this: AuditWorld, count: number) {
    const backup = this.part(Backup);
    const done = backup.backUp();
    backup.record(count);
    await done;
    assert.equal(backup.told, undefined);
  },
);

When('Ada backs it up, and closes it meanwhile', async function (this: AuditWorld) {
  const backup = this.part(Backup);
  await backup.audit.flush();
  let closed: Promise<void> | undefined;
  await backup.audit.backup(backup.path, {
    onProgress: () => {
      closed ??= backup.audit.close();
    },
  });
  await closed;
});

When(
  'Ada backs it up, and looks meanwhile for what there is of the backup',
  async function (this: AuditWorld) {
    const backup = this.part(Backup);
    await backup.audit.backup(backup.path, { onProgress: () => backup.look() });
  },
);

Then('it is named after the backup: {string}', function (this: AuditWorld, named: string) {
  const { seen } = this.part(Backup);
  assert.deepEqual(
    seen.map((name) => name.replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/, '<id>')),
    [named],
  );
});

When('Ada copies the file', async function (this: AuditWorld) {
  const backup = this.part(Backup);
  await backup.audit.flush();
  backup.copy();
});

When(/^Ada backs it up( .*)?$/, async function (this: AuditWorld, how: string | null) {
  await this.part(Backup).backUp((how ?? '').trim());
});

Then(
  'the backup is sound, is for its owner alone, and holds the {int} entries',
  function (this: AuditWorld, count: number) {
    const found = this.part(Backup).inspect();
    assert.equal(Reflect.get(found, 'check'), 'ok');
    assert.equal(Reflect.get(found, 'mode'), '600');
    // What was accepted after the call may be in it as well.
    assert.ok(Number(Reflect.get(found, 'count')) >= count, JSON.stringify(found));
    assert.deepEqual(this.part(Backup).parts, []);
  },
);

Then('the log itself holds {int} entries', async function (this: AuditWorld, count: number) {
  assert.equal(await this.part(Backup).audit.count(), count);
});

Then('the copy does not hold the {int} entries', function (this: AuditWorld, count: number) {
  assert.throws(() => assert.equal(Reflect.get(this.part(Backup).inspect(), 'count'), count));
});

Then('she is told {string}, and nothing is left of the backup', function (this: AuditWorld, message: string) {
  const backup = this.part(Backup);
  assert.ok(String(backup.told).includes(message), String(backup.told));
  assert.deepEqual(backup.files, []);
});

Then('she is told {string}, and the log goes on', async function (this: AuditWorld, message: string) {
  const { told, audit } = this.part(Backup);
  assert.ok(String(told).includes(message), String(told));
  assert.equal(Reflect.get(Object(told), 'option'), 'path');
  await audit.record({ eventType: 'plan.applied' }).stored();
  assert.equal(await audit.count(), 3001);
});

Then('she is told {string}, and it is still there', function (this: AuditWorld, message: string) {
  const backup = this.part(Backup);
  assert.ok(String(backup.told).includes(message), String(backup.told));
  assert.ok(backup.isNoFile);
});

Then('she is told {string}, and the file is as it was', function (this: AuditWorld, message: string) {
  const backup = this.part(Backup);
  assert.ok(String(backup.told).includes(message), String(backup.told));
  assert.equal(backup.copied, 'mine');
});
