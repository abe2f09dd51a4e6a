import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { ContextStorages } from '../session/support/context-storages';
import { MemoryStore } from '../support/memory-store';
import type { AuditWorld } from '../support/world';

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

Then('they have used {int} context storage between them', function (this: AuditWorld, storages: number) {
  assert.equal(this.part(ContextStorages).usedCount, storages);
});
