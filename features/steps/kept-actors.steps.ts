import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import type { EraseReport } from 'audit-race';
import { AuditStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

/** What came of a call. */
class Outcome {
  error: unknown;
  report: EraseReport | undefined;
}

When(
  /^Grace (counts|erases) the entries of the actor '(.*)'$/,
  async function (this: AuditWorld, what: string, actor: string) {
    const { service } = this.part(AuditStage);
    const call: Promise<unknown> = what === 'counts' ? service.count({ actor }) : service.erase({ actor });
    await call.catch((error: unknown) => {
      this.part(Outcome).error = error;
    });
  },
);

When('Grace erases an entry of Bob by its id, in a context of hers', async function (this: AuditWorld) {
  const { service } = this.part(AuditStage);
  const { id } = service.record({ eventType: 'plan.applied', actor: 'bob', details: { note: 'x' } });
  this.part(Outcome).report = await service.inContext({ actor: 'grace' }, () => service.erase({ id }));
});

Then('it is refused: {string}', function (this: AuditWorld, message: string) {
  const { error } = this.part(Outcome);
  assert.ok(error instanceof Error && error.message.includes(message), String(error));
});

Then('one entry was erased', function (this: AuditWorld) {
  assert.equal(this.part(Outcome).report?.erased, 1);
});

Then('the log says that she asked for the actor {string}', async function (this: AuditWorld, actor: string) {
  const { entries } = await this.part(AuditStage).service.listEntries({ eventType: 'audit.read' });
  assert.deepEqual(Object(entries.at(-1)?.details).filter, { actor });
});
