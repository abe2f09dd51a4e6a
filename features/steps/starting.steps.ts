import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { DriverlessProgram } from '../engines/support/driverless-program';
import { StartingProgram } from '../engines/support/starting-program';
import type { AuditWorld } from '../support/world';

When(
  /^a program of Ada (imports .*|makes a log .*|stores an entry in SQLite|reads an entry in SQLite|counts entries on .*|asks the command line .*)$/,
  function (this: AuditWorld, does: string) {
    return this.part(StartingProgram).run(does);
  },
);

When('a program of Ada records an entry and reads it', function (this: AuditWorld) {
  return this.part(DriverlessProgram).run('record-and-read.js');
});

Then(/^it has loaded (what .*)$/, function (this: AuditWorld, names: string) {
  assert.deepEqual(this.part(StartingProgram).loadedOf(names), names.split(', '));
});

Then(/^it has not loaded (what .*)$/, function (this: AuditWorld, names: string) {
  assert.deepEqual(this.part(StartingProgram).loadedOf(names), []);
});

Then('the program has found the entry', function (this: AuditWorld) {
  assert.equal(this.part(DriverlessProgram).told, 1);
});
