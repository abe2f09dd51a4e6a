import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { CaptureRows } from '../harness/support/capture-rows';
import { DeclaredExceptions } from '../harness/support/declared-exceptions';
import { NamedErrors } from '../harness/support/named-errors';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

Given('a capture for each of these words:', function (this: AuditWorld, table: DataTable) {
  this.part(CaptureRows).writeWords(table.hashes());
});

Given(
  /^a suite with (\{.*\}) that throws each of these:$/,
  function (this: AuditWorld, options: string, table: DataTable) {
    this.part(CaptureRows).writeThrown(options, table.hashes());
  },
);

Given('a capture for each of these exceptions:', function (this: AuditWorld, table: DataTable) {
  this.part(DeclaredExceptions).write(table.hashes());
});

Then(/^the case "([^"]*)" fails saying: (.*)$/, function (this: AuditWorld, name: string, message: string) {
  const { failures } = this.part(SuiteUnderTest).caseNamed(name);
  assert.ok(
    failures.some((failure) => failure.message === message),
    JSON.stringify(failures),
  );
});

When(
  'Ada gives the option assertions each name that this Node or the web has for errors',
  function (this: AuditWorld) {
    this.part(NamedErrors).giveEach();
  },
);

Then('each is refused, and the message shows isAssertion', function (this: AuditWorld) {
  const { refusals } = this.part(NamedErrors);
  assert.ok(refusals.size > 40, 'The names were not found.');
  assert.deepEqual(
    [...refusals].filter(([, message]) => !message.includes('captureBugs({ isAssertion: (')),
    [],
  );
});

Then(/^each is advised: (.*)$/, function (this: AuditWorld, advice: string) {
  this.part(CaptureRows).compareAdvice(advice);
});

Then('each is judged as its row says', function (this: AuditWorld) {
  this.part(CaptureRows).compare();
});
