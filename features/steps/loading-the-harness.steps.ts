import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { type ProgramOutcome, runProgram } from '../support/run-program';
import type { AuditWorld } from '../support/world';

/** A program that loads the harness, and what it found. */
class LoadingProgram {
  outcome: ProgramOutcome | undefined;
}

When(
  'a program loads the harness and captures nothing',
  { timeout: 60_000 },
  async function (this: AuditWorld) {
    this.part(LoadingProgram).outcome = await runProgram('load-harness.js', {});
  },
);

Then('it has found that {string}', function (this: AuditWorld, finding: string) {
  assert.equal(this.part(LoadingProgram).outcome?.stdout, finding);
});
