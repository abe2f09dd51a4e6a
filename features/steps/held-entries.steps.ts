import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { HeldLog } from '../integrity/support/held-log';
import type { AuditWorld } from '../support/world';

Given('a log of Ada in {word}', async function (this: AuditWorld, store: string) {
  await this.part(HeldLog).make(store);
});

Given(
  'a log of Ada in {word}, from which the oldest entries were pruned',
  async function (this: AuditWorld, store: string) {
    const log = this.part(HeldLog);
    await log.make(store);
    await log.prune(4);
  },
);

When(/^somebody (.*) in her log$/, async function (this: AuditWorld, deed: string) {
  await this.part(HeldLog).change(deed);
});

When('she records an entry more', function (this: AuditWorld) {
  const log = this.part(HeldLog);
  log.held = log.audit.record({ eventType: 'plan.deleted', actor: 'ada' });
});

When('she prunes the next oldest entries', async function (this: AuditWorld) {
  await this.part(HeldLog).prune(2);
});

When('what was done to her log is undone', async function (this: AuditWorld) {
  await this.part(HeldLog).undo();
});

Then(
  'storing it is refused with {string}, which says that verify\\(\\) tells more',
  async function (this: AuditWorld, why: string) {
    await assert.rejects(
      async () => await this.part(HeldLog).held?.stored(),
      (error) => isTold(error, why),
    );
  },
);

Then(
  'verifying at once names {string} and says of 1 entry that it is held',
  async function (this: AuditWorld, kind: string) {
    const { isIntact, coverage, faults, unchecked } = await this.part(HeldLog).audit.verify();
    assert.equal(isIntact, false);
    assert.ok(
      faults.some((fault) => fault.kind === kind),
      JSON.stringify(faults),
    );
    assert.match(coverage, / 1 more was accepted and is not stored\.$/);
    const [held] = unchecked.filter((left) => left.kind === 'held');
    assert.match(held?.what ?? '', /^1 accepted entry could not be stored\. It is held, /);
  },
);

Then('verifying it names {string}', async function (this: AuditWorld, kind: string) {
  const { faults } = await this.part(HeldLog).audit.verify();
  assert.deepEqual([...new Set(faults.map((fault) => fault.kind))], [kind]);
});

Then('that entry is stored, and verifying finds the log intact', async function (this: AuditWorld) {
  const { audit, held } = this.part(HeldLog);
  await audit.flush();
  const { isIntact, faults, unchecked, coverage } = await audit.verify();
  assert.deepEqual({ isIntact, faults, unchecked }, { isIntact: true, faults: [], unchecked: [] }, coverage);
  assert.equal((await audit.getEntry(held?.id ?? ''))?.eventType, 'plan.deleted');
});

/** A message for people names what is wrong, and where more is said. */
function isTold(error: unknown, why: string): boolean {
  const { code, message } = Object(error);
  assert.equal(code, 'AUDIT_STORE_CORRUPT');
  assert.ok(String(message).includes(why), String(message));
  assert.match(String(message), /audit-race verify"/);
  return true;
}
