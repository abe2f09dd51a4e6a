import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { checkSteps, checkStepsIn, StepFindings } from '../house/support/step-parameters';
import type { AuditWorld } from '../support/world';

/** What a step of this file was given for two parts that may be missing. */
class GivenParts {
  first: unknown = 'No step was called.';
  second: unknown;
}

When('Grace looks through the steps of the house', function (this: AuditWorld) {
  checkSteps(this.part(StepFindings));
});

When(
  /^Grace looks through a step with (.+), and the parameter (.+), which asks (.+)$/,
  function (this: AuditWorld, pattern: string, parameter: string, question: string) {
    const step = `When(${pattern}, function (this: AuditWorld, ${parameter}) { return ${question}; });`;
    checkStepsIn('late.steps.ts', step, this.part(StepFindings));
  },
);

When(
  /^Grace waits( for \w+)?, and somebody asks(?: (.*))?$/,
  function (this: AuditWorld, first: string | null, second: string | undefined) {
    Object.assign(this.part(GivenParts), { first, second });
  },
);

Then(
  'some have a part that may be missing, and there is nothing to say against them',
  function (this: AuditWorld) {
    const { count, faults } = this.part(StepFindings);
    assert.deepEqual(faults, []);
    assert.ok(count > 0, 'No step has such a part.');
  },
);

Then('there is nothing to say against it', function (this: AuditWorld) {
  assert.deepEqual(this.part(StepFindings).faults, []);
});

Then(/^she objects to the step that (?:it )?(.+)$/, function (this: AuditWorld, fault: string) {
  const [found] = this.part(StepFindings).faults;
  assert.equal(found, `late.steps.ts:1 ${fault}`);
});

Then('the two missing parts were null and undefined', function (this: AuditWorld) {
  const { first, second } = this.part(GivenParts);
  assert.deepEqual([first, second], [null, undefined]);
});

Then(
  'the two parts were {string} and {string}',
  function (this: AuditWorld, expectedFirst: string, expectedSecond: string) {
    const { first, second } = this.part(GivenParts);
    assert.deepEqual([first, second], [expectedFirst, expectedSecond]);
  },
);
