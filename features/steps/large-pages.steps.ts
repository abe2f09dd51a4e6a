import { equal, ok } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Given, Then, When } from '@cucumber/cucumber';
import { wordOf, writeMessages } from '../../bench/suite-messages';
import { writePage } from '../documentation/support/documented-run';
import { Reader } from '../documentation/support/reader';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** What Ada looks for. */
class Wanted {
  word = '';
}

Given(
  'Ada reads the page of a run of {int} scenarios, each of which has a table',
  async function (this: AuditWorld, scenarios: number) {
    const { messages, features } = writeMessages(scenarios);
    const file = this.part(TemporaryFolder).file('page.html');
    writeFileSync(file, writePage(JSON.parse(JSON.stringify(messages))));
    this.part(Wanted).word = wordOf(features - 1);
    await this.part(Reader).open(pathToFileURL(file).href);
  },
);

When('she types the name of one of them', async function (this: AuditWorld) {
  const { page } = this.part(Reader);
  await page.locator('#find [name=q]').focus();
  await page.keyboard.type(this.part(Wanted).word);
  await this.part(Reader).settle();
  equal(await page.locator('#found').textContent(), '1 of 1,000 scenarios');
});

Then('no more than {int} of the tables have been measured', async function (this: AuditWorld, most: number) {
  // What is no wider than its place is no stop for the keyboard: that is known of what was measured.
  const measured = await this.part(Reader).page.locator('.scrolls[tabindex="-1"]').count();
  ok(measured > 0 && measured <= most, `${measured} have been measured.`);
});
