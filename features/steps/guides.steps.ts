import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { FollowedGuide } from '../house/support/followed-guide';
import type { AuditWorld } from '../support/world';

Given('a copy of this repository that git knows', function (this: AuditWorld) {
  this.part(FollowedGuide).copy();
});

When(
  'Grace follows the guide {string} to its first commands',
  async function (this: AuditWorld, guide: string) {
    this.part(FollowedGuide).open(guide);
    await this.part(FollowedGuide).goOn();
  },
);

// Each in a step of its own: together they take long on a busy machine.
When('she follows it to its next commands, if there are any', async function (this: AuditWorld) {
  await this.part(FollowedGuide).goOn();
});

Then('each command of the guide has ended well', function (this: AuditWorld) {
  const { blocksLeft, ends } = this.part(FollowedGuide);
  assert.equal(blocksLeft, 0, 'The guide goes on.');
  assert.ok(ends.length > 0, 'The guide has no command.');
  for (const { command, exitCode, output } of ends) {
    assert.equal(exitCode, 0, `${command}\n${output}`);
    // A name that fits no scenario is no failure to Cucumber.
    assert.doesNotMatch(output, /^0 scenarios$/m, command);
  }
});

Then('the files that she has changed are those that the guide names', function (this: AuditWorld) {
  const { changed, named } = this.part(FollowedGuide);
  assert.deepEqual(changed, named);
});
