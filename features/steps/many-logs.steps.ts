import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { ContextStorages } from '../session/support/context-storages';
import { MemoryStore } from '../support/memory-store';
import { runProgram } from '../support/run-program';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** The logs that a program has made, and the numbers of those that are left in its memory. */
class RememberedLogs {
  count = 0;
  left: readonly number[] = [];
}

/** What promises of a program carry, by their symbols: before it had a log, and beside its open log. */
class CarriedSymbols {
  before: readonly string[] = [];
  beside: readonly string[] = [];
}

When(
  'Ada opens and closes {int} audit logs, one after another',
  async function (this: AuditWorld, logs: number) {
    const { createEngine } = new MemoryStore();
    const storages = this.part(ContextStorages);
    for (let log = 0; log < logs; log += 1) {
      await using audit = new AuditService({ createEngine });
      await audit.ensureSession();
    }
    storages.stopWatching();
  },
);

When(
  'a program of Ada records in {int} audit logs, and closes all of them but the last',
  async function (this: AuditWorld, count: number) {
    const logs = this.part(RememberedLogs);
    const environment = { LOGS: String(count), STORE_FILE: this.part(TemporaryFolder).file('audit.db') };
    const { stdout, stderr } = await runProgram('../../session/support/programs/closed-logs.js', environment);
    assert.equal(stderr, '');
    logs.count = count;
    logs.left = JSON.parse(stdout);
  },
);

When(
  'a program of Ada opens an audit log, records in it and makes a promise',
  async function (this: AuditWorld) {
    const environment = { STORE_FILE: this.part(TemporaryFolder).file('audit.db') };
    const { stdout, stderr } = await runProgram('../../session/support/programs/promises.js', environment);
    assert.equal(stderr, '');
    Object.assign(this.part(CarriedSymbols), JSON.parse(stdout));
  },
);

Then('its promise carries no more than one of a program without a log', function (this: AuditWorld) {
  const { before, beside } = this.part(CarriedSymbols);
  assert.deepEqual(beside, before);
});

Then('the last is the only one that is left in its memory', function (this: AuditWorld) {
  const { count, left } = this.part(RememberedLogs);
  assert.deepEqual(left, [count], `Of ${count} logs these are left: ${left.join(', ')}`);
});

Then('they have used {int} context storage between them', function (this: AuditWorld, storages: number) {
  assert.equal(this.part(ContextStorages).usedCount, storages);
});
