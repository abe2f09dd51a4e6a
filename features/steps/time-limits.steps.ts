import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { PostgresStage } from '../engines/support/postgres-stage';
import { TimeLimits } from '../engines/support/time-limits';
import type { AuditWorld } from '../support/world';

Given(
  /^a log in PostgreSQL,(?: whose database gets (.*), and)? whose tables somebody has locked$/,
  async function (this: AuditWorld, limit: string | undefined) {
    await this.part(TimeLimits).lock(limit);
  },
);

When(
  /^Ada (\w+) over a connection of hers(?:, with (.*) in its URL)?$/,
  async function (this: AuditWorld, deed: string, option: string | undefined) {
    await this.part(TimeLimits).try(deed, option);
  },
);

When('Ada lists over a connection of hers, and somebody cancels that', async function (this: AuditWorld) {
  const limits = this.part(TimeLimits);
  await Promise.all([limits.try('lists'), limits.cancel()]);
});

Then(/^she is told where that is set: (.*)$/, function (this: AuditWorld, place: string) {
  const { error } = this.part(PostgresStage);
  assert.ok(error instanceof Error);
  assert.ok(
    error.message.includes(`Give it more time where that is set, or 0 for any: ${place}`),
    error.message,
  );
});
