import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { Content } from '../content/support/content';
import { CALL, CALLING, EMITS } from '../recording/support/emitters';
import { AuditStage } from '../support/audit-stage';
import { MemoryStore } from '../support/memory-store';
import type { AuditWorld } from '../support/world';

const ENTRY = { eventType: 'plan.applied' };

/** The second log, and what an emitter has given. */
class Emitting {
  readonly other = new AuditService({ createEngine: new MemoryStore().createEngine });
  given = '';
}

Given('an audit log as it comes, and another', function (this: AuditWorld) {
  this.part(Content).openLog();
  const { other } = this.part(Emitting);
  this.addCleanup(() => other.close());
});

When(/^both record where (.*) calls them$/, function (this: AuditWorld, emitter: string) {
  const call = CALLING[emitter];
  assert.ok(call, `Nobody knows ${emitter}.`);
  const { service } = this.part(AuditStage);
  const { other } = this.part(Emitting);
  const made = new EventEmitter().on(CALL, () => {
    service.record(ENTRY);
    other.record(ENTRY);
  });
  call(service, other, made);
});

When(/^an emitter whose emit (.*) calls Ada$/, async function (this: AuditWorld, is: string) {
  const make = EMITS[is];
  assert.ok(make, `Nobody knows an emit that ${is}.`);
  const { service } = this.part(AuditStage);
  const emitter = make(() => service.record(ENTRY) && 'done');
  service.inContext({ actor: 'ada' }, () => undefined, emitter);
  const given: unknown = emitter.emit(CALL);
  this.part(Emitting).given = given instanceof Promise ? `a promise of ${await given}` : String(given);
});

Then(
  /^the entries of the one are of the actors (.*?), and those of the other of the actors(?: (.*))?$/,
  async function (this: AuditWorld, ours: string, theirs: string | undefined) {
    const logs = [this.part(AuditStage).service, this.part(Emitting).other];
    const actors = await Promise.all(logs.map(actorsOf));
    assert.deepEqual(actors, [ours, theirs ?? '']);
  },
);

Then('its emit has given {string}', function (this: AuditWorld, given: string) {
  assert.equal(this.part(Emitting).given, given);
});

async function actorsOf(log: AuditService): Promise<string> {
  const { entries } = await log.listEntries();
  return entries
    .map(({ actor = 'nobody' }) => actor)
    .reverse()
    .join(', ');
}
