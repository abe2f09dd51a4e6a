import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { changes } from 'audit-race';
import { ComparedValues } from '../content/support/compared-values';
import { deepDetails } from '../content/support/odd-details';
import { AuditStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

Given(/^changes are listed by (.*)$/, function (this: AuditWorld, options: string) {
  this.part(ComparedValues).options = Object(literal(options));
});

When(
  /^Ada lists the changes from (.*) to (.*?)(, and records them)?$/,
  async function (this: AuditWorld, before: string, after: string, isRecorded: string | null) {
    const values = this.part(ComparedValues);
    const pair = [literal(before), literal(after)] as const;
    if (isRecorded === null) {
      values.compare(...pair);
    } else {
      await values.record(...pair);
    }
  },
);

When(
  'Ada lists the changes of values that are {int} levels deep',
  function (this: AuditWorld, depth: number) {
    this.part(ComparedValues).compare(deepDetails(depth), deepDetails(depth));
  },
);

When(
  'chance has Ada list and record the changes of {int} pairs of values of every kind',
  async function (this: AuditWorld, pairs: number) {
    await this.part(ComparedValues).compareAny(pairs);
  },
);

When(
  'chance has Ada list the changes of {int} pairs of values of JSON, and take them back',
  function (this: AuditWorld, pairs: number) {
    this.part(ComparedValues).takeBack(pairs);
  },
);

When(/^Ada tries to list changes by (.*)$/, async function (this: AuditWorld, options: string) {
  await this.part(AuditStage).attempt(() => changes(1, 2, Object(literal(options))));
});

Then(/^the changes are (.*)$/, function (this: AuditWorld, expected: string) {
  // What a line of an example makes is of another realm; as JSON it is of ours.
  assert.deepEqual(this.part(ComparedValues).changes, JSON.parse(JSON.stringify(literal(expected))));
});

Then(/^the last of the changes says (.*)$/, function (this: AuditWorld, cut: string) {
  assert.equal(this.part(ComparedValues).changes.at(-1)?.cut, cut);
});

Then('each of the {int} pairs is as promised', function (this: AuditWorld, count: number) {
  assert.deepEqual(this.part(ComparedValues).outcome, { count, report: '' });
});
