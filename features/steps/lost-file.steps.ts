import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { LostFile } from '../recording/support/lost-file';
import type { AuditWorld } from '../support/world';

Given(
  'a log with an entry, of which there is a copy, and in which Ada has stored {int} more',
  async function (this: AuditWorld, count: number) {
    const file = this.part(LostFile);
    await file.prepare(1);
    await file.store(count);
  },
);

Given(
  'a log with an entry, of which there is a copy, and that {int} programs have open',
  async function (this: AuditWorld, logCount: number) {
    await this.part(LostFile).prepare(logCount);
  },
);

Given(
  /^a program that stores 2 entries, (deletes its file|drops its tables), records 1 more, and exits$/,
  function (this: AuditWorld, loss: string) {
    this.part(LostFile).programLoss = loss;
  },
);

When(/^(.*), and Ada stores (\d+) more$/, async function (this: AuditWorld, loss: string, count: string) {
  const file = this.part(LostFile);
  await file.lose(loss);
  await file.store(Number(count));
});

When(
  /^(.*), and each of them stores (\d+), all at the same moment$/,
  async function (this: AuditWorld, loss: string, count: string) {
    const file = this.part(LostFile);
    await file.lose(loss);
    await file.store(Number(count));
  },
);

When(
  'she closes it, opens it again, and stores {int} more',
  async function (this: AuditWorld, count: number) {
    const file = this.part(LostFile);
    await file.reopen();
    await file.store(count);
  },
);

When('it has ended', async function (this: AuditWorld) {
  await this.part(LostFile).runProgram();
});

Then(
  'the file holds {int} of her entries, and one {string} that tells of the {int} and of AUDIT_STORE_REPLACED',
  async function (this: AuditWorld, count: number, _type: string, stored: number) {
    const told = await this.part(LostFile).read();
    const [opened] = told.opened;
    assert.deepEqual([told.count, told.opened.length], [count, 1]);
    const { openSince, reason, ...facts } = opened ?? {};
    assert.deepEqual(facts, { why: 'replaced', code: 'AUDIT_STORE_REPLACED', stored });
    assert.ok(Date.parse(String(openSince)) <= Date.now());
    assert.match(String(reason), /audit\.db/);
  },
);

Then(
  /^the file holds (\d+) of (?:her|its) entries, and one "audit\.opened" that tells of the (\d+)$/,
  async function (this: AuditWorld, count: string, stored: string) {
    const told = await this.part(LostFile).read();
    const facts = told.opened.map((details) => [details.why, details.stored]);
    assert.deepEqual([told.count, facts], [Number(count), [['replaced', Number(stored)]]]);
  },
);

Then(
  /^the file holds (\d+) of (?:her|their) entries, and (no|one|two) "audit\.opened"$/,
  async function (this: AuditWorld, count: string, times: string) {
    const told = await this.part(LostFile).read();
    assert.deepEqual([told.count, told.opened.length], [Number(count), ['no', 'one', 'two'].indexOf(times)]);
  },
);

When(
  /^(audit_\w+) is dropped, and Ada records (\d+) more$/,
  async function (this: AuditWorld, table: string, count: string) {
    await this.part(LostFile).storeWithout(table, Number(count));
  },
);

Then(
  'she is refused with AUDIT_STORE_CORRUPT, which names {word}',
  function (this: AuditWorld, table: string) {
    assertNamed(this.part(LostFile).told[0], table);
  },
);

Then(
  'a program that opens the log for reading finds {int} entries',
  async function (this: AuditWorld, count: number) {
    assert.equal(await this.part(LostFile).countByReading(), count);
    await this.part(LostFile).restore();
  },
);

Then('so is a program that opens the log anew', function (this: AuditWorld) {
  const { told, lostTable } = this.part(LostFile);
  assertNamed(told[1], lostTable);
});

Then(
  'when it is restored, the file holds {int} of her entries, and no "audit.opened"',
  async function (this: AuditWorld, count: number) {
    const file = this.part(LostFile);
    await file.restore();
    const told = await file.read();
    assert.deepEqual([told.count, told.opened], [count, []]);
  },
);

Then('the log has accepted {int} entries', function (this: AuditWorld, count: number) {
  assert.equal(this.part(LostFile).acceptedCount, count);
});

function assertNamed(error: unknown, table: string): void {
  assert.equal(Reflect.get(Object(error), 'code'), 'AUDIT_STORE_CORRUPT');
  assert.ok(String(error).includes(`these are not there: ${table}. Restore`), String(error));
}
