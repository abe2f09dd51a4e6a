import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import Database from 'better-sqlite3';
import { ExitOnFullDisk } from '../retention/support/exit-on-full-disk';
import { FullDisk } from '../retention/support/full-disk';
import { MarkedLog } from '../retention/support/marked-log';
import type { AuditWorld } from '../support/world';

const MIB = 2 ** 20;
const OLD_FILE = { entries: 3000, kept: 200 };

Given(
  'a log file with {int} entries, of which the newest {int} are to be kept',
  async function (this: AuditWorld, count: number, kept: number) {
    await this.part(MarkedLog).fill(count, kept);
  },
);

Given(
  'a log file with {int} entries of {int} characters, of which the newest {int} are to be kept',
  async function (this: AuditWorld, count: number, textLength: number, kept: number) {
    await this.part(MarkedLog).fill(count, kept, textLength);
  },
);

Given('a log file as an earlier release made and pruned it', async function (this: AuditWorld) {
  const log = this.part(MarkedLog);
  await log.fill(OLD_FILE.entries, OLD_FILE.kept);
  log.makeOld(OLD_FILE.entries, OLD_FILE.kept);
});

Given('somebody who reads the file as it is now', function (this: AuditWorld) {
  this.part(MarkedLog).startReading();
});

Given('somebody who reads the file as it is now, until pruning waits for him', function (this: AuditWorld) {
  const log = this.part(MarkedLog);
  log.startReading();
  log.onReclaimed = (isCrowded) => {
    if (isCrowded) {
      log.stopReading();
    }
  };
});

Given('another process that holds the file for longer than anybody waits', function (this: AuditWorld) {
  const database = new Database(this.part(MarkedLog).file);
  database.exec('BEGIN IMMEDIATE');
  this.addCleanup(() => database.close());
});

When('Grace prunes the file', async function (this: AuditWorld) {
  await this.part(MarkedLog).prune();
});

When('Grace prunes the file, and once more when nobody reads it', async function (this: AuditWorld) {
  const log = this.part(MarkedLog);
  await log.prune();
  log.stopReading();
  await log.prune();
});

When('Grace prunes the file, and closes the log when nobody reads it', async function (this: AuditWorld) {
  const log = this.part(MarkedLog);
  await log.prune();
  log.stopReading();
  await log.service.close();
});

When(
  'a program fills a disk of {int} MiB, {}, and prunes its log',
  async function (this: AuditWorld, mebibytes: number, filling: string) {
    await this.part(FullDisk).run(mebibytes, filling);
  },
);

When(
  'a process records 4000 entries of 3 kB on a disk of {int} MiB, and exits at once',
  async function (this: AuditWorld, mebibytes: number) {
    await this.part(ExitOnFullDisk).run(mebibytes);
  },
);

Then(
  /^(all|some) of them are stored, and the process has told how many are lost$/,
  function (this: AuditWorld, howMany: string) {
    const { recordedCount, storedCount, said } = this.part(ExitOnFullDisk).report;
    const lostCount = recordedCount - storedCount;
    assert.equal(lostCount === 0 ? 'all' : 'some', howMany);
    assert.ok(storedCount > 0, said);
    assert.match(
      said,
      lostCount === 0 ? /^$/ : new RegExp(`^audit-race: ${lostCount} accepted entries are lost `),
    );
  },
);

Then('the next process prunes them', function (this: AuditWorld) {
  const { storedCount, keptCount, deleted } = this.part(ExitOnFullDisk).report;
  assert.equal(deleted, storedCount - keptCount);
});

When('Grace has the file rebuilt', async function (this: AuditWorld) {
  await this.part(MarkedLog).compact();
});

When(
  'Grace has the file rebuilt while Ada records {int} entries',
  async function (this: AuditWorld, count: number) {
    const log = this.part(MarkedLog);
    const compacted = log.compact();
    for (let number = 0; number < count; number += 1) {
      log.service.record({ eventType: 'plan.created' });
    }
    await compacted;
  },
);

When('Grace and Heidi have the file rebuilt', async function (this: AuditWorld) {
  const log = this.part(MarkedLog);
  await Promise.all([log.compact(), log.compact()]);
});

Then(
  'nothing is pending, and no file of the log has a trace of the other entries',
  function (this: AuditWorld) {
    const log = this.part(MarkedLog);
    assert.deepEqual([log.report?.finished, log.report?.pending, log.countTraces()], [true, false, 0]);
  },
);

Then('no file of the log has a trace of the other entries', function (this: AuditWorld) {
  assert.equal(this.part(MarkedLog).countTraces(), 0);
});

Then('the log has the entries that were to be kept', async function (this: AuditWorld) {
  const log = this.part(MarkedLog);
  assert.deepEqual(await log.countKept(), { kept: log.keptCount, others: 0 });
});

Then('she is told that what has gone is pending', function (this: AuditWorld) {
  const { report } = this.part(MarkedLog);
  assert.deepEqual([report?.finished, report?.pending], [true, true]);
});

Then('she is told that pruning has not finished, and what has gone is pending', function (this: AuditWorld) {
  const { report } = this.part(MarkedLog);
  assert.deepEqual([report?.finished, report?.pending], [false, true]);
});

Then('the log of commits has not grown beyond {int} MiB', function (this: AuditWorld, mebibytes: number) {
  const { logBytesMax } = this.part(MarkedLog);
  assert.ok(logBytesMax > MIB, 'Nothing was seen of it.');
  assert.ok(logBytesMax <= mebibytes * MIB, `It has grown to ${logBytesMax} bytes.`);
});

Then(
  'the file is a quarter of what it was at most, and Grace is told by how much it shrank',
  function (this: AuditWorld) {
    const { report, bytes, bytesBefore } = this.part(MarkedLog);
    assert.ok(bytes <= bytesBefore / 4, `It has ${bytes} of ${bytesBefore} bytes.`);
    assert.equal(report?.freedBytes, bytesBefore - bytes);
  },
);

Then(
  'it is told AUDIT_STORE_FULL before, with {int} MiB left free, and no error afterwards',
  function (this: AuditWorld, mebibytes: number) {
    const { before, freeBytes, errors } = this.part(FullDisk).report;
    assert.deepEqual({ before, errors }, { before: 'AUDIT_STORE_FULL', errors: [] });
    assert.ok(freeBytes >= mebibytes * 2 ** 20, `${freeBytes} bytes were left.`);
  },
);

Then(
  'the log says that pruning began, how many have gone, and all that was waiting',
  function (this: AuditWorld) {
    const { waitingBefore, waitingAfter, deleted, accepted, left, events } = this.part(FullDisk).report;
    assert.ok(waitingBefore > 0, 'Nothing was waiting.');
    assert.equal(waitingAfter, 0);
    assert.deepEqual(events, ['audit.pruned', 'audit.pruning']);
    assert.equal(left, accepted - deleted + events.length);
  },
);

Then('the file can shrink from now on, and has all entries that it had', async function (this: AuditWorld) {
  const log = this.part(MarkedLog);
  assert.equal(log.readPragma('auto_vacuum'), 2);
  assert.deepEqual(await log.countKept(), { kept: log.keptCount, others: 0 });
});

Then('Grace was told how far it came, from nothing to all of it', function (this: AuditWorld) {
  const { progress } = this.part(MarkedLog);
  const done = progress.map(({ doneBytes }) => doneBytes);
  assert.deepEqual(
    done,
    done.toSorted((one, other) => one - other),
  );
  assert.equal(done[0], 0);
  assert.equal(done.at(-1), progress.at(-1)?.totalBytes);
});

Then('all {int} are in the file', async function (this: AuditWorld, count: number) {
  const { service } = this.part(MarkedLog);
  await service.flush();
  assert.equal(await service.count({ eventType: 'plan.created' }), count);
});

Then('she is told {word}', function (this: AuditWorld, code: string) {
  assert.equal(this.part(MarkedLog).code, code);
});
