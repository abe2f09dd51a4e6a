import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { CopiedLog } from '../engines/support/copied-log';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { PostgresPage } from '../engines/support/postgres-page';
import { Follower } from '../querying/support/follower';
import type { AuditWorld } from '../support/world';

/** What came of a log in partitions. */
class PartitionedLog {
  partitions: unknown[] = [];
  followedCount = 0;
  deletedCount = 0;
}

Given('the roles of the page', async function (this: AuditWorld) {
  await this.part(PostgresPage).makeRoles();
});

Given('a log in the partitions of the page', async function (this: AuditWorld) {
  this.part(CopiedLog).from = await this.part(PostgresPage).makePartitions();
});

When('the owner makes the tables, and gives the rights of the page', async function (this: AuditWorld) {
  await this.part(PostgresPage).giveRights();
});

When(
  'the owner makes the tables, and gives log_writer what its error advises',
  async function (this: AuditWorld) {
    await this.part(PostgresPage).giveAdvised('log_writer');
  },
);

When(
  'Ada records {int} entries, asks for them, follows them, prunes them, and copies what is left',
  async function (this: AuditWorld, count: number) {
    const [log, copied] = [this.part(PartitionedLog), this.part(CopiedLog)];
    await copied.record(copied.from, count);
    log.partitions = (
      await this.part(PostgresDatabase).ask(
        "SELECT DISTINCT tableoid::regclass::text, to_char(now() AT TIME ZONE 'UTC', '\"audit_entry_\"YYYY_MM') FROM audit_entry",
      )
    ).flat();
    const audit = new AuditService({ databaseUrl: copied.from });
    const follower = new Follower(audit.follow());
    await follower.counted((await audit.listEntries()).entries.length);
    log.followedCount = follower.entries.length;
    log.deletedCount = (await audit.prune({ olderThan: new Date(Date.now() + 1) })).deleted;
    await audit.close();
    await copied.copy('SQLite');
  },
);

Then(
  /^(when the owner gives the right of the page to erase, )?each role can do this, and no more$/,
  async function (this: AuditWorld, isToErase: string | null, table: DataTable) {
    const page = this.part(PostgresPage);
    if (isToErase !== null) {
      await page.letErase();
    }
    const found: Record<string, string>[] = [];
    for (const { role = '', what = '' } of table.hashes()) {
      found.push({ role, what, outcome: await page.trial(role, what) });
    }
    assert.deepEqual(found, table.hashes());
  },
);

Then(
  'log_writer records two entries, one after the other, with these rights, and not without any one of them',
  async function (this: AuditWorld, table: DataTable) {
    const page = this.part(PostgresPage);
    const record = () => page.trial('log_writer', 'records two entries, one after the other');
    for (const { right = '', table: name = '' } of table.hashes()) {
      await page.asOwner(`REVOKE ${right} ON audit.${name} FROM log_writer`);
      assert.equal(await record(), 'not permitted', `${right} ON ${name}`);
      await page.asOwner(`GRANT ${right} ON audit.${name} TO log_writer`);
      assert.equal(await record(), 'done', `${right} ON ${name}`);
    }
  },
);

Then('all of it was done, and her entries were in the partition of this month', function (this: AuditWorld) {
  const { partitions, followedCount, deletedCount } = this.part(PartitionedLog);
  const [there, thisMonth] = partitions;
  assert.deepEqual([partitions.length, there], [2, thisMonth]);
  assert.deepEqual([followedCount, deletedCount, this.part(CopiedLog).exitCode], [5, 5, 0]);
});

Then('nobody can change or delete an entry of it by SQL', async function (this: AuditWorld) {
  const database = this.part(PostgresDatabase);
  await assert.rejects(database.ask("UPDATE audit_entry SET actor = 'bob'"), /are never changed/);
  await assert.rejects(database.ask('DELETE FROM audit_entry'), /go by AuditService.prune/);
  await assert.rejects(database.ask('TRUNCATE audit_entry'), /go by AuditService.prune/);
});
