import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { WatchedRepository } from '../house/support/watched-repository';
import type { AuditWorld } from '../support/world';

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
