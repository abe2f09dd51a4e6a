import { equal, ok } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { isFlaky } from '#cucumber/run/is-flaky';
import type { RunAttempt } from '#cucumber/run/run';
import { BrokenRun } from '../documentation/support/broken-run';
import { publicMessages } from '../documentation/support/documented-run';
import { nothingSeen } from '../ledger/support/issue-runs';
import type { AuditWorld } from '../support/world';

/** Whether what was tried is flaky. */
class Tried {
  isFlaky = false;
}

const attempt: RunAttempt = { ...nothingSeen, status: 'passed', record: null, capture: null };
const record = {
  issues: [7],
  expectedFailure: null,
  seen: null,
  repetition: null,
  heldAtAttempt: null,
  where: null,
} as const;
const failure = {
  issues: [7],
  at: 'a.feature:1',
  step: 'Then',
  name: 'Error',
  message: 'no',
  expected: null,
};

// As Cucumber and the harness leave them: what held late fails the run unless it is tolerated, and what is fixed does.
const attempts: Readonly<Record<string, RunAttempt>> = {
  passed: attempt,
  failed: { ...attempt, status: 'failed' },
  unknown: { ...attempt, status: 'unknown' },
  skipped: { ...attempt, status: 'skipped' },
  undefined: { ...attempt, status: 'undefined' },
  holds: { ...attempt, record: { ...record, verdict: 'holds' } },
  broken: { ...attempt, status: 'failed', record: { ...record, verdict: 'broken' } },
  'held late': { ...attempt, status: 'failed', record: { ...record, verdict: 'broken', heldAtAttempt: 2 } },
  'held late and tolerated': { ...attempt, record: { ...record, verdict: 'holds', heldAtAttempt: 2 } },
  fixed: { ...attempt, status: 'failed', record: { ...record, verdict: 'fixed' } },
  shifted: { ...attempt, status: 'failed', record: { ...record, verdict: 'shifted' } },
  captured: { ...attempt, status: 'skipped', record: { ...record, verdict: 'captured' }, capture: failure },
};

Given(
  'the messages of the public run {string}, in which the first failed row passes when it is tried again',
  function (this: AuditWorld, name: string) {
    const run = this.part(BrokenRun);
    run.messages = publicMessages(name);
    run.passAgain();
  },
);

When(/^a scenario was tried: (.*)$/, function (this: AuditWorld, told: string) {
  const made = told.split(', ').map((word) => {
    const found = attempts[word];
    ok(found, `Nobody knows what "${word}" is.`);
    return found;
  });
  this.part(Tried).isFlaky = isFlaky(made);
});

Then(/^it is (flaky|not flaky)$/, function (this: AuditWorld, word: string) {
  equal(this.part(Tried).isFlaky, word === 'flaky');
});
