import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AuditOptionError } from 'audit-race';
import { CalledWith } from '../configuring/support/called-with';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

const YEAR_MS = 365 * 24 * 3600 * 1000;

When(
  /^Grace calls (flush|close|ready) with (\{.*\}|[^{,]*)$/,
  async function (this: AuditWorld, call: string, options: string) {
    await this.part(CalledWith).begin(call, literal(options));
  },
);

When(
  /^Grace calls (flush|close|ready|compact) with (\{.*\}), and (that time|all but 1 ms of that time) passes$/,
  async function (this: AuditWorld, call: string, options: string, part: string) {
    const given = literal(options);
    const durationMs = Number(Reflect.get(Object(given), 'timeoutMs'));
    const called = this.part(CalledWith);
    await called.begin(call, given);
    await called.passTime(part === 'that time' ? durationMs : durationMs - 1);
  },
);

When(
  /^Grace calls (flush|close|ready) with (\{.*\}), a year passes and the store takes up its work$/,
  async function (this: AuditWorld, call: string, options: string) {
    const called = this.part(CalledWith);
    await called.begin(call, literal(options));
    await called.passTime(YEAR_MS);
    this.part(MemoryStage).store.openGates();
    await called.passTime(0);
  },
);

When(
  'Grace flushes the log with a configuration whose limit a getter computes, and that time passes',
  async function (this: AuditWorld) {
    const called = this.part(CalledWith);
    await called.begin('flush', new Configuration());
    await called.passTime(1000);
  },
);

Then('the options are refused as a whole: {string}', function (this: AuditWorld, message: string) {
  const { rejection } = this.part(AuditStage);
  assert.ok(rejection instanceof AuditOptionError, String(rejection));
  assert.deepEqual([rejection.option, rejection.message], ['', message]);
});

Then("the log is open, and holds Ada's entry", function (this: AuditWorld) {
  const { session, waiting } = this.part(AuditStage).service.stats();
  assert.deepEqual({ session, waiting }, { session: 'open', waiting: 1 });
});

Then(/^the (?:flush|close) has not ended$/, function (this: AuditWorld) {
  assert.equal(this.part(CalledWith).hasEnded, false);
});

Then('the close ends well', function (this: AuditWorld) {
  assert.deepEqual(this.part(AuditStage).outcomes, [{ status: 'fulfilled', value: undefined }]);
});

Then('no timer is running', function (this: AuditWorld) {
  assert.equal(this.part(MemoryStage).clock.runningCount, 0);
});

class Configuration {
  readonly #seconds = 1;

  get timeoutMs(): number {
    return this.#seconds * 1000;
  }
}
