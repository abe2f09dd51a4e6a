import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { checkChangelog } from '../../.ci/changelog/check-changelog';
import { deleteReleasedLine, editChangelog } from '../house/support/changelog-edits';
import { GateRun } from '../house/support/gate-run';
import { ReleasedRepository } from '../house/support/released-repository';
import type { AuditWorld } from '../support/world';

Given('a repository that has released 0.1.0 and 0.2.0', function (this: AuditWorld) {
  this.part(ReleasedRepository).makeHistory();
});

Given('a branch of a repository that has released 0.1.0 and 0.2.0', function (this: AuditWorld) {
  const repository = this.part(ReleasedRepository);
  repository.makeHistory();
  repository.startBranch();
});

Given('a folder without git', function (this: AuditWorld) {
  this.part(ReleasedRepository);
});

Given('a repository without a commit', function (this: AuditWorld) {
  this.part(ReleasedRepository).git('init', '--quiet');
});

Given('a clone of the last commit of the branch', function (this: AuditWorld) {
  const repository = this.part(ReleasedRepository);
  repository.makeHistory();
  repository.startBranch();
  repository.cloneNewest(1);
});

Given('a branch whose base has lost the text', function (this: AuditWorld) {
  const repository = this.part(ReleasedRepository);
  repository.makeHistory();
  repository.loseChangelog();
  repository.startBranch();
  editChangelog(repository, 'adds a line to what is unreleased');
  repository.commit('tell it');
});

When(/^somebody (.*) in its changelog, and commits that$/, function (this: AuditWorld, what: string) {
  const repository = this.part(ReleasedRepository);
  editChangelog(repository, what);
  repository.commit('tidy up');
});

When(/^a released line of its changelog is deleted (.*)$/, function (this: AuditWorld, where: string) {
  deleteReleasedLine(this.part(ReleasedRepository), where);
});

When('the main line releases 0.3.0, and the branch does not know it', function (this: AuditWorld) {
  const repository = this.part(ReleasedRepository);
  repository.git('switch', '--quiet', 'main');
  editChangelog(repository, 'releases what is unreleased as 0.3.0');
  repository.commit('release 0.3.0');
  repository.git('switch', '--quiet', 'work');
});

When(
  'Grace runs {string} there, and counts its answer as {string} does',
  async function (this: AuditWorld, command: string, _: string) {
    await this.part(GateRun).run(command, this.part(ReleasedRepository).folder);
  },
);

Then(/^the check refuses the changelog, because (.*)$/, function (this: AuditWorld, words: string) {
  const { verdict, said } = checkChangelog(this.part(ReleasedRepository).folder);
  assert.equal(verdict, 'broken', said.join('\n'));
  assert.ok(said.join('\n').includes(words), said.join('\n'));
});

Then('the check finds nothing wrong with the changelog', function (this: AuditWorld) {
  const { verdict, said } = checkChangelog(this.part(ReleasedRepository).folder);
  assert.equal(verdict, 'holds', said.join('\n'));
});

Then(/^she is told that it was not checked, because (.*)$/, function (this: AuditWorld, words: string) {
  const { exitCode, lastWords, output } = this.part(GateRun);
  assert.equal(exitCode, 0, output);
  const told = lastWords.filter((line) => line.startsWith('NOT CHECKED: '));
  assert.ok(told.join('\n').includes(words), lastWords.join('\n'));
});

Then('it is counted neither as passed nor as failed', function (this: AuditWorld) {
  // The run of the features, which counts as one, and nothing else.
  assert.equal(this.part(GateRun).lastWords.at(-1), '1 passed, 0 failed');
});
