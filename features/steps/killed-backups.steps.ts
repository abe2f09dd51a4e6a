import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { Backup } from '../retention/support/backup';
import { KilledBackup } from '../retention/support/killed-backup';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const STAYS =
  'warn: unfinished backups stay in the folder: nobody here can tell whether somebody still writes them';

Given('a process that was killed half-way through a backup of it', async function (this: AuditWorld) {
  const killed = this.part(KilledBackup);
  await killed.begin();
  await killed.kill();
});

Given(
  'a process that was killed when it had only said that it would back it up',
  async function (this: AuditWorld) {
    const killed = this.part(KilledBackup);
    await killed.begin();
    await killed.kill();
    killed.dropWritten();
  },
);

Given(
  /^(another process|her own program) that is half-way through a backup of it$/,
  async function (this: AuditWorld, who: string) {
    if (who === 'another process') {
      await this.part(KilledBackup).begin();
    }
  },
);

Given(
  /^an unfinished backup that was begun (on another machine|here, .*)$/,
  function (this: AuditWorld, where: string) {
    this.part(KilledBackup).leave(where);
  },
);

Given('a system that does not tell when it was started', function (this: AuditWorld) {
  this.part(KilledBackup).hideStart();
});

Given('a file of another program that is named like an unfinished backup', function (this: AuditWorld) {
  this.part(KilledBackup).leave('here, by another program');
});

Given('an unfinished backup of another machine in the folder', function (this: AuditWorld) {
  this.part(KilledBackup).leave('on another machine');
});

When('Ada makes one under another name meanwhile', async function (this: AuditWorld) {
  const work = () => this.part(Backup).backUp('under another name');
  await this.part(KilledBackup).meanwhile(work);
});

Then(
  'one backup with the {int} entries is in the folder, and nothing else but the log',
  function (this: AuditWorld, count: number) {
    expectBackups(this, count, 1);
    assert.deepEqual(this.part(Backup).book.messages, []);
  },
);

Then(
  'both backups hold the {int} entries, and nothing else but the log is in the folder',
  function (this: AuditWorld, count: number) {
    expectBackups(this, count, 2);
  },
);

Then('Ada is told of no unfinished backup', function (this: AuditWorld) {
  assert.deepEqual(this.part(Backup).book.messages, []);
});

Then('the unfinished one is as it was', function (this: AuditWorld) {
  assert.equal(this.part(Backup).told, undefined);
  this.part(KilledBackup).expectLeft();
});

Then('Ada is told that it stays', function (this: AuditWorld) {
  assert.deepEqual(this.part(Backup).book.messages, [STAYS]);
});

function expectBackups(world: AuditWorld, entries: number, backups: number): void {
  const backup = world.part(Backup);
  assert.equal(backup.told, undefined);
  assert.equal(backup.files.length, backups, backup.files.join(', '));
  for (const name of backup.files) {
    const found = backup.inspect(world.part(TemporaryFolder).file(name));
    assert.deepEqual(found, { check: 'ok', count: entries, mode: '600' });
  }
}
