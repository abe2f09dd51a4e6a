import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { findOddFiles } from '../../.ci/odd-files';
import { WatchedRepository } from '../house/support/watched-repository';
import type { AuditWorld } from '../support/world';

/** What was found out of place. */
class OddFiles {
  found: readonly string[] | undefined;
}

Given('a repository in which somebody works, and a run of its features', function (this: AuditWorld) {
  this.part(WatchedRepository);
});

When('the run leaves a database, a changed fixture and its reports behind', function (this: AuditWorld) {
  const repository = this.part(WatchedRepository);
  repository.leave('audit.db', 1007);
  repository.leave('features/fixture.txt', 1015);
  repository.leaveReports();
});

When('the run leaves its reports behind', function (this: AuditWorld) {
  this.part(WatchedRepository).leaveReports();
});

Then('these files are told:', function (this: AuditWorld, table: DataTable) {
  assert.deepEqual(this.part(WatchedRepository).told, table.raw().flat());
});

Then('no file is told', function (this: AuditWorld) {
  assert.deepEqual(this.part(WatchedRepository).told, []);
});

When('somebody looks for what is out of place among the files that git keeps', function (this: AuditWorld) {
  this.part(OddFiles).found = findOddFiles(process.cwd());
});

When(
  'the run leaves {string} of {int} KiB behind, and git keeps it',
  function (this: AuditWorld, file: string, kibibytes: number) {
    this.part(OddFiles).found = this.part(WatchedRepository).keep(file, kibibytes);
  },
);

Then('nothing is found', function (this: AuditWorld) {
  assert.deepEqual(this.part(OddFiles).found, []);
});

Then('it is found that {string}', function (this: AuditWorld, fault: string) {
  assert.deepEqual(this.part(OddFiles).found, [fault]);
});
