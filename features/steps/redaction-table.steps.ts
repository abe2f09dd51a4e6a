import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { RedactionTable } from '../content/support/redaction-table';
import { ToldNames } from '../content/support/told-names';
import type { AuditWorld } from '../support/world';

When('Ada records every case of {word}', async function (this: AuditWorld, group: string) {
  await this.part(RedactionTable).record(group);
});

When(
  'Ada records every case of {word} in a list of {int} items',
  async function (this: AuditWorld, group: string, count: number) {
    await this.part(RedactionTable).recordInLists(group, count);
  },
);

When('Ada records what was kept of the {word}', async function (this: AuditWorld, group: string) {
  await this.part(RedactionTable).recordKept(group);
});

When('Grace counts the cases of the table', function (this: AuditWorld) {
  this.part(RedactionTable).count();
});

When('Grace compares the page with the table', function (this: AuditWorld) {
  this.part(RedactionTable);
});

When(
  'Grace compares the documentation of "redact" with the names that are hidden',
  function (this: AuditWorld) {
    this.part(ToldNames);
  },
);

Then('it tells all of them in their order, and no other', function (this: AuditWorld) {
  const { told, hidden } = this.part(ToldNames);
  assert.deepEqual(told, hidden);
});

Then('each of them is kept as the table says', function (this: AuditWorld) {
  this.part(RedactionTable).checkKept();
});

Then('each of them is kept as it is', function (this: AuditWorld) {
  this.part(RedactionTable).checkKept();
});

Then(
  'there are at least {int} of them, and none stands there twice',
  function (this: AuditWorld, least: number) {
    this.part(RedactionTable).checkCount(least);
  },
);

Then('it is the page that {string} makes of it', function (this: AuditWorld, _command: string) {
  this.part(RedactionTable).checkPage();
});
