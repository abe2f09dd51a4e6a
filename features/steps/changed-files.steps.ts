import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { ChangedFiles } from '../command/support/changed-files';
import type { AuditWorld } from '../support/world';

Given(
  'three files, of which the first is a link, the second may be executed, and the third is not there yet',
  function (this: AuditWorld) {
    const { texts, firstIsLink, secondMayBeExecuted } = this.part(ChangedFiles);
    assert.deepEqual([texts, firstIsLink, secondMayBeExecuted], [['one', 'two', ''], true, true]);
  },
);

When('they are changed', function (this: AuditWorld) {
  return this.part(ChangedFiles).change();
});

When('they are changed, and the step that puts the third in its place fails', function (this: AuditWorld) {
  return this.part(ChangedFiles).changeOnBadDisk();
});

When(
  'they are changed, and the disk fails with a folder in the place of the second',
  function (this: AuditWorld) {
    return this.part(ChangedFiles).changeOnWorseDisk();
  },
);

Then('the first is as it was', function (this: AuditWorld) {
  assert.equal(this.part(ChangedFiles).first, 'one');
});

When('they are changed after somebody else has changed the second', function (this: AuditWorld) {
  this.part(ChangedFiles).overwriteSecond();
  return this.part(ChangedFiles).change();
});

Then(/^the change fails: (.*)$/, function (this: AuditWorld, message: string) {
  const { failure } = this.part(ChangedFiles);
  assert.ok(failure.includes(message), failure);
});

Then('they are as they were, and no other file is beside them', function (this: AuditWorld) {
  checkFiles(this, ['one', 'two', '']);
});

Then(
  'they have their new texts, the first is still a link, and the second may still be executed',
  function (this: AuditWorld) {
    assert.equal(this.part(ChangedFiles).failure, '');
    checkFiles(this, ['one, changed', 'two, changed', 'three, new']);
  },
);

Then('no other file is beside them', function (this: AuditWorld) {
  assert.deepEqual(this.part(ChangedFiles).others, []);
});

function checkFiles(world: AuditWorld, expected: readonly string[]): void {
  const { texts, firstIsLink, secondMayBeExecuted, others } = world.part(ChangedFiles);
  assert.deepEqual(texts, expected);
  assert.ok(firstIsLink, 'The link was replaced by a file.');
  assert.ok(secondMayBeExecuted, 'The permissions are lost.');
  assert.deepEqual(others, []);
}
