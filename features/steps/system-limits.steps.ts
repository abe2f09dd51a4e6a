import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { runProgramWithLimit } from '../support/run-program';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** What came of each log, and how many entries it had stored in the end. */
class TriedLogs {
  outcomes: readonly {
    readonly code: string;
    readonly transient?: boolean;
    readonly message?: string;
    readonly stored: number;
  }[] = [];
}

When(
  'a program opens a log for each number of files that it may still open, from none to enough',
  async function (this: AuditWorld) {
    const folder = this.part(TemporaryFolder).file('logs');
    const { stdout, stderr } = await runProgramWithLimit('few-files.js', { LOGS_FOLDER: folder }, '-n 64');
    assert.ok(stdout !== '', `The program said nothing but: ${stderr}`);
    this.part(TriedLogs).outcomes = JSON.parse(stdout);
  },
);

Then(
  'each log but the last is told {word} and {string}, and that waiting helps',
  function (this: AuditWorld, code: string, advice: string) {
    const { outcomes } = this.part(TriedLogs);
    assert.ok(outcomes.length > 4, `Only ${outcomes.length} logs were tried.`);
    const wrong = outcomes
      .slice(0, -1)
      .filter((told) => told.code !== code || !told.transient || !told.message?.includes(advice));
    assert.deepEqual(wrong, []);
  },
);

Then('each has stored its entry when more files may be opened', function (this: AuditWorld) {
  const { outcomes } = this.part(TriedLogs);
  assert.deepEqual(
    outcomes.map(({ stored }) => stored),
    outcomes.map(() => 1),
  );
});
