import assert from 'node:assert/strict';
import path from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { GuardedProject } from '../command/support/guarded-project';
import { CommandRun } from '../support/command/command-run';
import { WrittenSuite } from '../support/command/written-suite';
import type { AuditWorld } from '../support/world';

Given('a project with one capture', function (this: AuditWorld) {
  this.part(GuardedProject).write();
});

Given('a package with one capture, in a repository of Git', function (this: AuditWorld) {
  this.part(GuardedProject).write('packages/shop');
  this.part(WrittenSuite).write('.git/HEAD', 'ref: refs/heads/main\n');
});

Given('its {string} is a link to that file elsewhere', function (this: AuditWorld, name: string) {
  this.part(GuardedProject).moveElsewhere(name);
});

Given('its {string} is a link to nothing', function (this: AuditWorld, name: string) {
  this.part(GuardedProject).link(name, 'nowhere/NEWS.md');
});

Given('its {string} is a link to {string}', function (this: AuditWorld, name: string, target: string) {
  this.part(GuardedProject).link(name, target);
});

Given('its {string} is read-only', function (this: AuditWorld, name: string) {
  this.part(GuardedProject).forbid(name);
});

When('Ada calls {string} in the folder {string}', function (this: AuditWorld, line: string, folder: string) {
  return this.part(CommandRun).call(line, path.join(this.part(WrittenSuite).path, folder));
});

Then('no file has changed, here or elsewhere', function (this: AuditWorld) {
  const [before, now] = this.part(GuardedProject).contents;
  assert.ok(before.length > 0, 'Nothing was there before.');
  assert.deepEqual(now, before);
});

Then('its {string} is still a link', function (this: AuditWorld, name: string) {
  assert.ok(this.part(GuardedProject).isLink(name), `${name} is a file of its own now.`);
});

Then('the capture of the project has become a guard', function (this: AuditWorld) {
  const text = this.part(WrittenSuite).read('features/one.feature');
  assert.match(text, /^ {2}@tdd_issue @tdd_issue_7\n/m);
});
