import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { AuditStats } from 'audit-race';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

/** What the audit log said of itself when it was asked. */
class SelfReport {
  stats: AuditStats | undefined;
}

Given('a store that will be busy for {int} attempts', function (this: AuditWorld, times: number) {
  this.part(MemoryStage).store.failNext('store', times, 'AUDIT_STORE_BUSY');
});

Given('a full audit log', function (this: AuditWorld) {
  const stage = this.part(MemoryStage);
  stage.store.hold('store');
  stage.openLog({ queueEntriesMax: 1 });
  // Before this log is closed, which was put on stage later than the one the stage began with.
  this.addCleanup(() => stage.letGo());
  this.part(AuditStage).service.record({ eventType: 'plan.applied', actor: 'ada' });
});

Given(
  /^(\d+) entries (of Ada|without an event type) that it has refused$/,
  async function (this: AuditWorld, count: string, kind: string) {
    const entry = { eventType: kind === 'of Ada' ? 'plan.applied' : '' };
    for (let left = Number(count); left > 0; left -= 1) {
      await this.part(AuditStage).attempt((service) => service.record(entry));
      assert.ok(this.part(AuditStage).rejection);
    }
  },
);

When('Grace asks the audit log how it is', function (this: AuditWorld) {
  this.part(SelfReport).stats = this.part(AuditStage).service.stats();
});

Then('it says of itself:', function (this: AuditWorld, table: DataTable) {
  const { stats } = this.part(SelfReport);
  const said: Record<string, unknown> = { ...stats, ...stats?.rejected, lastError: codeOf(stats?.lastError) };
  const expected = Object.entries(table.rowsHash()).map(([fact, value]) => [fact, literal(String(value))]);
  assert.deepEqual(
    expected.map(([fact]) => [fact, said[String(fact)]]),
    expected,
  );
});

function codeOf(error: unknown): unknown {
  return error === undefined ? undefined : Reflect.get(Object(error), 'code');
}
