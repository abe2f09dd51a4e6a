import { deepEqual, equal } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { WaitedFor } from '../stopping/support/waited-for';
import type { AuditWorld } from '../support/world';

/** What came of an entry and its checkpoint. */
class Outcome {
  failures: unknown[] = [];
}

Given('a log whose {word} awaits {word}', function (this: AuditWorld, who: string, call: string) {
  this.part(WaitedFor).make(who, call, true);
});

Given('a log whose {word} calls {word} and goes on', function (this: AuditWorld, who: string, call: string) {
  this.part(WaitedFor).make(who, call, false);
});

When('Ada records an entry there, and closes the log when all is done', async function (this: AuditWorld) {
  this.part(Outcome).failures = await this.part(WaitedFor).use();
});

Then('it is told {word}: {string}', function (this: AuditWorld, code: string, words: string) {
  const told = Object(this.part(WaitedFor).told);
  equal(told.code, code);
  equal(String(told.message).startsWith(words), true, told.message);
});

Then('all is done, and the log is closed with her entry', async function (this: AuditWorld) {
  deepEqual(this.part(Outcome).failures, []);
  equal(await this.part(WaitedFor).countEntries(), 1);
});
