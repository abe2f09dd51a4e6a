import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { addFixes } from '#cucumber/command/promotion/changelog';
import { changelogProjects } from '../command/support/changelog-projects';
import { changelogs } from '../command/support/changelogs';
import { oneCapture } from '../command/support/guarded-project';
import { CommandRun } from '../support/command/command-run';
import { WrittenSuite } from '../support/command/written-suite';
import type { AuditWorld } from '../support/world';

/** A changelog before and after a line was added to it. */
class GrownChangelog {
  before = '';
  after: string | undefined;
}

/** A project with one capture. */
class ChangelogProject {
  feature = '';
}

When('{string} is added to a changelog with {}', function (this: AuditWorld, fix: string, kind: string) {
  const before = changelogs[kind] ?? assert.fail(`There is no changelog with ${kind}.`);
  Object.assign(this.part(GrownChangelog), { before, after: addFixes(before, [fix]) });
});

Given('a project that has {}', function (this: AuditWorld, kind: string) {
  const { feature = 'features/one.feature', files } =
    changelogProjects[kind] ?? assert.fail(`There is no project with ${kind}.`);
  this.part(ChangelogProject).feature = feature;
  for (const [file, text] of Object.entries({ ...files, [feature]: oneCapture })) {
    this.part(WrittenSuite).write(file, text);
  }
});

When(
  /^Ada promotes the capture of the project(?:, with (.*))?$/,
  function (this: AuditWorld, more: string | undefined) {
    const place = `${this.part(ChangelogProject).feature}:3`;
    return this.part(CommandRun).callWith(['promote', place, ...(more ?? '').split(' ').filter(Boolean)]);
  },
);

Then(
  /^it has grown by (.*) after the line "(.*)"$/,
  function (this: AuditWorld, lines: string, line: string) {
    const { before, after = '' } = this.part(GrownChangelog);
    const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
    const start = now.findIndex((one, index) => one !== old[index]);
    const added = start === -1 ? [] : now.slice(start, start + now.length - old.length);
    assert.equal(added.join('/') || 'nothing', showSpaces(lines));
    assert.deepEqual(now.toSpliced(start, added.length), old);
    assert.equal(now.slice(0, start).findLast(Boolean) ?? 'nothing', showSpaces(line));
    // Each line break is of the same kind, and the end has one if it had one.
    assert.equal(after.includes('\r\n'), before.includes('\r\n'));
    assert.doesNotMatch(after.replaceAll('\r\n', ''), before.includes('\r\n') ? /\n/ : /\r/);
    assert.equal(after.endsWith('\n'), before === '' || before.endsWith('\n'));
  },
);

Then('it does not grow when the same is added again', function (this: AuditWorld) {
  const { after = '' } = this.part(GrownChangelog);
  assert.equal(addFixes(after, ['One (#1).']), after);
});

Then('there is no place for it', function (this: AuditWorld) {
  assert.equal(this.part(GrownChangelog).after, undefined);
});

Then(
  /^the line is in (.*), no other file has changed but the feature, and Ada is told (.*)$/,
  function (this: AuditWorld, file: string, told: string) {
    const { exitCode, complaints } = this.part(CommandRun);
    assert.deepEqual([exitCode, complaints.trim() || 'nothing'], [0, told]);
    const changed = changedFiles(this.part(WrittenSuite));
    const [expected] = [this.part(ChangelogProject).feature];
    assert.deepEqual(changed, [expected, ...(file === 'no file' ? [] : [file])].toSorted());
    if (file !== 'no file') {
      assert.match(this.part(WrittenSuite).read(file), /^(?:[-*] )?One engine \(#7\)\.$/m);
    }
  },
);

/** The files that are new or other than they were written. */
function changedFiles(suite: WrittenSuite): readonly string[] {
  const all = readdirSync(suite.path, { recursive: true, encoding: 'utf8' });
  const files = all.filter((file) => !statSync(path.join(suite.path, file)).isDirectory());
  return files.filter((file) => suite.written.get(file) !== suite.read(file)).toSorted();
}

/** In a table of cases spaces are shown as dots and tabs as arrows: Gherkin cuts them off at the ends of a cell. */
function showSpaces(text: string): string {
  return text.replaceAll('·', ' ').replaceAll('→', '\t');
}
