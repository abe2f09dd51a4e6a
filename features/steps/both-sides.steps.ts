import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { BothSides } from '../support/both-sides';
import type { AuditWorld } from '../support/world';

Given(
  /^the scenario of #991 as it (captured the bug|guards the fix)$/,
  function (this: AuditWorld, asWritten: 'captured the bug' | 'guards the fix') {
    this.part(BothSides).write(asWritten);
  },
);

When(
  /^it is run (\d+) times? against the service (as it was|as it is)$/,
  { timeout: 60_000 },
  async function (this: AuditWorld, times: string, service: string) {
    await this.part(BothSides).run(Number(times), service);
  },
);

Then(
  /^the verdict is "(\w+)" (\d+) times? out of \d+(?:, because "(.*)")?$/,
  function (this: AuditWorld, verdict: string, times: string, reason?: string) {
    const { results } = this.part(BothSides);
    const verdicts = results.map((result) => result.verdict?.verdict);
    assert.deepEqual(verdicts, Array(Number(times)).fill(verdict));
    if (reason) {
      assert.ok(results.every((result) => result.verdict?.seen?.includes(reason)));
    }
    this.log(`${times} of ${results.length} runs: ${verdict}`);
  },
);

Then(
  'the message says to remove @tdd_expected_fail from the line on which it stands',
  function (this: AuditWorld) {
    const sides = this.part(BothSides);
    const [result] = sides.results;
    const expected = new RegExp(
      `remove @tdd_expected_fail from \\S*run-1\\.feature:${sides.tagPosition} .* Keep @tdd_issue @tdd_issue_991`,
    );
    assert.match(String(result?.failures[0]?.message), expected);
  },
);
