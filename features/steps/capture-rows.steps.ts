import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { CaptureRows } from '../harness/support/capture-rows';
import type { AuditWorld } from '../support/world';

Given('a capture for each of these words:', function (this: AuditWorld, table: DataTable) {
  this.part(CaptureRows).writeWords(table.hashes());
});

Then('each is judged as its row says', function (this: AuditWorld) {
  this.part(CaptureRows).compare();
});
