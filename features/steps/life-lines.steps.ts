import assert from 'node:assert/strict';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HistoryFileError } from '@audit-race/cucumber';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { readHistory, writeHistory } from '#cucumber/ledger/history-file';
import { readRecordsHistory } from '#cucumber/ledger/ledger-keeper';
import { compareIssues, readIssue } from '#cucumber/tags/issue';
import { startOfDay } from '../ledger/support/issue-runs';
import { LedgerSuite } from '../ledger/support/ledger-suite';
import { LifeLineStage } from '../ledger/support/life-line-stage';
import type { AuditWorld } from '../support/world';

/** Somebody who reads the history file while it is written. */
class EarlyReader {
  descriptor = -1;
}

/** Why a history could not be used. */
class Refusal {
  message = 'It was not refused.';
}

Given(/^runs in which issue (\S+) was (.*)$/, function (this: AuditWorld, issue: string, runs: string) {
  this.part(LifeLineStage).addRuns(readIssue(issue), runs);
});

Given('a history file that tells of issue {int}', function (this: AuditWorld, issue: number) {
  const stage = this.part(LifeLineStage);
  stage.writeText(`{"version":1,"issues":{"${issue}":{"guardedSince":"${startOfDay(1)}"}}}`);
});

Given('the history file:', function (this: AuditWorld, text: string) {
  this.part(LifeLineStage).writeText(text);
});

Given('a history file in a folder that is a file', function (this: AuditWorld) {
  const stage = this.part(LifeLineStage);
  writeFileSync(stage.file, '');
  stage.file = join(stage.file, 'history.json');
});

Given('somebody who has begun to read it', function (this: AuditWorld) {
  const reader = openSync(this.part(LifeLineStage).file, 'r');
  this.addCleanup(() => closeSync(reader));
  this.part(EarlyReader).descriptor = reader;
});

When('a run ends that nobody asked to be recorded', function (this: AuditWorld) {
  this.part(LifeLineStage).keepRun(false);
});

When('a run that is to be recorded begins', function (this: AuditWorld) {
  this.part(Refusal).message = refusalOf(() => this.part(LifeLineStage).openKeeper());
});

When('a run that is to be recorded ends', function (this: AuditWorld) {
  this.part(Refusal).message = refusalOf(() => this.part(LifeLineStage).keepRun(true));
});

When('the history is written', function (this: AuditWorld) {
  const { file, lifeLines } = this.part(LifeLineStage);
  writeHistory(file, lifeLines);
});

Then(
  'the history file tells, with the start of the run for each date:',
  function (this: AuditWorld, table: DataTable) {
    const { lifeLines, ledger } = this.part(LedgerSuite);
    const yesOrNo = (moment: string | undefined) => {
      assert.ok(moment === undefined || moment === ledger.startedAt, `${moment} is not when the run began.`);
      return moment === undefined ? 'no' : 'yes';
    };
    const seen = [...lifeLines].map(([issue, { capturedAt, failure, guardedSince }]) => ({
      issue: String(issue),
      captured: yesOrNo(capturedAt),
      failure: failure ?? 'none',
      guarded: yesOrNo(guardedSince),
    }));
    assert.deepEqual(seen, table.hashes());
  },
);

Then('the ledger holds the same life lines', function (this: AuditWorld) {
  const { lifeLines, ledger } = this.part(LedgerSuite);
  const seen = ledger.issues.map(({ issue, lifeLine }) => [issue, lifeLine]);
  const expected = ledger.issues.map(({ issue }) => [issue, lifeLines.get(issue) ?? null]);
  assert.equal(JSON.stringify(seen), JSON.stringify(expected));
});

Then(
  /^issue (\d+) was captured on day (\S+), and is guarded since day (\S+)$/,
  function (this: AuditWorld, issue: string, captured: string, guarded: string) {
    const { capturedAt, guardedSince } = this.part(LifeLineStage).lifeLines.get(Number(issue)) ?? {};
    const momentOf = (day: string) => (day === '-' ? undefined : startOfDay(Number(day)));
    assert.deepEqual([capturedAt, guardedSince], [momentOf(captured), momentOf(guarded)]);
  },
);

Then('that reader reads to the end of what was there before', function (this: AuditWorld) {
  const { written } = this.part(LifeLineStage);
  assert.equal(readFileSync(this.part(EarlyReader).descriptor, 'utf8'), written);
});

Then('whoever comes later reads what was written', function (this: AuditWorld) {
  const { file, lifeLines, written } = this.part(LifeLineStage);
  assert.notEqual(readFileSync(file, 'utf8'), written);
  assert.deepEqual(readHistory(file), lifeLines);
});

Then('the ledger of that run says that issue 991 is captured', function (this: AuditWorld) {
  const { issues } = this.part(LifeLineStage).ledger;
  assert.deepEqual(
    issues.map(({ issue, standing }) => [issue, standing]),
    [[991, 'captured']],
  );
});

Then(
  /^a run for which CAPTURE_BUGS_RECORD_HISTORY is "(.*)" (is recorded|is not recorded)$/,
  (value: string, outcome: string) => {
    assert.equal(readRecordsHistory(value), outcome === 'is recorded');
  },
);

Then(
  /^a run for which CAPTURE_BUGS_RECORD_HISTORY is "(.*)" is refused: (.*)$/,
  (value: string, message: string) => {
    assert.throws(() => readRecordsHistory(value), { code: 'CAPTURE_BUGS_OPTION', message });
  },
);

Then('the history file reads:', function (this: AuditWorld, text: string) {
  assert.equal(readFileSync(this.part(LifeLineStage).file, 'utf8'), text);
});

Then('what is read from it is what was written', function (this: AuditWorld) {
  const { file, lifeLines } = this.part(LifeLineStage);
  const inOrder = [...lifeLines].toSorted(([one], [other]) => compareIssues(one, other));
  assert.equal(JSON.stringify([...readHistory(file)]), JSON.stringify(inOrder));
});

Then('the history file is as it was', function (this: AuditWorld) {
  assert.ok(this.part(LifeLineStage).isAsItWas);
});

Then(/^the history is refused: (.*)$/, function (this: AuditWorld, reason: string) {
  const { message } = this.part(Refusal);
  assert.ok(message.includes(`history.json" cannot be used: ${reason}`), message);
});

function refusalOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof HistoryFileError, String(error));
    return error.message;
  }
  return 'It was not refused.';
}
