import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Then, When } from '@cucumber/cucumber';
import { readChild } from '../support/child';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const PROGRAM = join(__dirname, '..', 'recording', 'support', 'programs', 'fake-timers.js');

/** What the program has said. */
class FakedRun {
  said = '';
}

When(
  /^a program (?:whose timers are faked|in which Date.now\(\)) (.*) records in the test and afterwards$/,
  async function (this: AuditWorld, faked: string) {
    const folder = this.part(TemporaryFolder);
    const env = { ...process.env, FAKED: faked, STORE_FILE: folder.file('audit.db') };
    this.part(FakedRun).said = await readChild(process.execPath, [PROGRAM], { env });
  },
);

Then('both entries were stored, with the time of the machine', function (this: AuditWorld) {
  const { accepted, stored, isStored, years } = JSON.parse(this.part(FakedRun).said);
  assert.deepEqual([accepted, stored, isStored], [2, 2, true]);
  assert.ok(
    years.every((year: number) => year > 2020),
    `${years}`,
  );
});
