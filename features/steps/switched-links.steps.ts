import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { LinkSwitchedEarly } from '../engines/support/link-switched-early';
import { SwitchedLink } from '../engines/support/switched-link';
import type { AuditWorld } from '../support/world';

Given(
  /^a log that Ada has opened by (a link .*), with (\d+) entries$/,
  async function (this: AuditWorld, link: string, count: string) {
    await this.part(SwitchedLink).open(link, Number(count));
  },
);

Given(
  /^Grace has it open for reading, (beside Ada|from a copy)$/,
  async function (this: AuditWorld, how: string) {
    await this.part(SwitchedLink).openToRead(how);
  },
);

Given(
  'a program that stores 3 entries by a link, switches it to another log, records 2 more, and exits',
  function (this: AuditWorld) {
    this.part(SwitchedLink);
  },
);

When(
  "the link is switched after the file of Ada's log was made, and before it is opened",
  function (this: AuditWorld) {
    this.part(LinkSwitchedEarly).open();
  },
);

Then('the log has opened a file of its own where the link leads now', function (this: AuditWorld) {
  this.part(LinkSwitchedEarly).assertOpenedOther();
});

When('that program is run', async function (this: AuditWorld) {
  await this.part(SwitchedLink).runProgram();
});

When(
  /^the link leads to (another log|an empty folder|nothing), (?:(the first .*|another file .*), )?and Ada stores (\d+) more and closes the log$/,
  async function (this: AuditWorld, there: string, loss: string | null, count: string) {
    const link = this.part(SwitchedLink);
    await link.switchTo(there);
    if (loss !== null) {
      link.lose(loss);
    }
    await link.store(Number(count));
    await link.close();
  },
);

When(
  'the link leads to another log, and another process stores {int} by the link, while Ada stores {int} more',
  async function (this: AuditWorld, others: number, count: number) {
    const link = this.part(SwitchedLink);
    await link.switchTo('another log');
    await Promise.all([link.storeByLink(others), link.store(count)]);
    await link.close();
  },
);

When(/^the link leads to another log, and she (.*)$/, async function (this: AuditWorld, asks: string) {
  const link = this.part(SwitchedLink);
  await link.switchTo('another log');
  await link.ask(asks);
});

When('the link leads to another log, and Grace counts the entries', async function (this: AuditWorld) {
  const link = this.part(SwitchedLink);
  await link.switchTo('another log');
  await link.countByReading();
});

Then('she is told of {int} entries', function (this: AuditWorld, count: number) {
  assert.equal(this.part(SwitchedLink).answer, count);
});

Then('nobody is refused anything', function (this: AuditWorld) {
  assert.deepEqual(this.part(SwitchedLink).told, []);
});

Then(
  'she is told nothing, and the first file has her {int} entries',
  async function (this: AuditWorld, count: number) {
    const link = this.part(SwitchedLink);
    assert.deepEqual(link.told, []);
    assert.deepEqual(await link.read('first'), { count, opened: [] });
  },
);

Then('the first file has its {int} entries', async function (this: AuditWorld, count: number) {
  assert.deepEqual(await this.part(SwitchedLink).read('first'), { count, opened: [] });
});

Then('the other log has {int} entries', async function (this: AuditWorld, count: number) {
  assert.deepEqual(await this.part(SwitchedLink).read('other'), { count, opened: [] });
});

Then(
  'the other log has {int} entries, and one {string} that tells of the {int}',
  async function (this: AuditWorld, count: number, _type: string, stored: number) {
    const told = await this.part(SwitchedLink).read('other');
    const facts = told.opened.map((details) => [details.code, details.stored]);
    assert.deepEqual([told.count, facts], [count, [['AUDIT_STORE_REPLACED', stored]]]);
  },
);

Then('nobody has touched what is there now', function (this: AuditWorld) {
  this.part(SwitchedLink).assertUntouched();
});
