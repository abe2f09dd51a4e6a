import assert from 'node:assert/strict';
import { attachBothSides } from '@audit-race/cucumber';
import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import { BothSides, type Copies } from '../session/support/both-sides';
import type { AuditWorld } from '../support/world';

defineParameterType({
  name: 'copies',
  regexp: /captured the bug|guards? the fix/,
  transformer: (text): Copies => (text === 'captured the bug' ? text : 'guards the fix'),
});

Given(
  '{int} copy/copies of the scenario of #991 as it {copies}',
  function (this: AuditWorld, count: number, kind: Copies) {
    this.part(BothSides).write(count, kind);
  },
);

When(
  /^they are run against the service (as it was|as it is)$/,
  async function (this: AuditWorld, service: string) {
    const sides = this.part(BothSides);
    await sides.run(service);
    attachBothSides(this, { issues: [991], sides: [sides.sideOf(service)] });
  },
);

Then(
  'the verdict on all/the {int} that {copies} is {string}',
  function (this: AuditWorld, count: number, kind: Copies, verdict: string) {
    const results = this.part(BothSides).resultsOf(kind);
    const verdicts = results.map((result) => result.verdict?.verdict);
    const seen = results.map((result) => `${result.verdict?.verdict}: ${result.verdict?.seen}`).join('\n');
    assert.deepEqual(verdicts, Array(count).fill(verdict), seen);
  },
);

Then('each of them says {string}', function (this: AuditWorld, reason: string) {
  for (const { verdict } of this.part(BothSides).results) {
    assert.ok(verdict?.seen?.includes(reason), `It says: ${verdict?.seen}`);
  }
});

Then(
  'the message says to remove @tdd_expected_fail from the line on which it stands',
  function (this: AuditWorld) {
    const sides = this.part(BothSides);
    const [result] = sides.resultsOf('captured the bug');
    const expected = new RegExp(
      `remove @tdd_expected_fail from \\S*-1\\.feature:${sides.tagPosition} .* Keep @tdd_issue @tdd_issue_991`,
    );
    assert.match(String(result?.failures[0]?.message), expected);
  },
);
