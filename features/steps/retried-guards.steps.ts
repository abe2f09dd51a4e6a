import assert from 'node:assert/strict';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { RetriedGuards } from '../harness/support/retried-guards';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

Given('a suite with guards, some of which need a second attempt', function (this: AuditWorld) {
  this.part(RetriedGuards).write();
});

Then('its cases are shown and judged so:', function (this: AuditWorld, table: DataTable) {
  const suite = this.part(SuiteUnderTest);
  const seen = table.hashes().map(({ case: name = '' }) => {
    const { status, verdict } = suite.caseNamed(name);
    return { case: name, 'shown as': status, verdict: verdict?.verdict ?? '-' };
  });
  assert.deepEqual(seen, table.hashes());
});

Then('the ledger that it wrote has:', function (this: AuditWorld, table: DataTable) {
  assert.deepEqual(this.part(RetriedGuards).ledgerRows(), table.hashes());
});

Then('by the history of the suite these issues are guarded: {}', function (this: AuditWorld, issues: string) {
  assert.deepEqual(this.part(RetriedGuards).guardedIssues(), issues.split(', '));
});

Then(
  'what it wrote to {string} says {string}, {int} times',
  function (this: AuditWorld, file: string, words: string, times: number) {
    const text = this.part(RetriedGuards).read(file);
    assert.equal(text.split(words).length - 1, times, text.slice(-3000));
  },
);
