import assert from 'node:assert/strict';
import { runInThisContext } from 'node:vm';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const EVENT = { eventType: 'plan.applied' };

/** An entry that has its event type from its class. */
class OfClass {
  get eventType(): string {
    return EVENT.eventType;
  }
}

const DEEDS: Readonly<Record<string, (audit: AuditService) => unknown>> = {
  'records an entry': (audit) => audit.record(EVENT),
  'records an entry of a class': (audit) => audit.record(new OfClass()),
  'records an entry in a context': (audit) =>
    audit.inContext({ correlationId: 'request-1' }, () => audit.record({ ...EVENT })),
  'asks for entries': (audit) => audit.listEntries({ eventType: 'plan.*' }, {}),
  'prunes what is older than 2020': (audit) => audit.prune({ olderThan: '2020-01-01' }),
};

class Inherited {
  readonly audit: AuditService;
  answer: unknown;

  constructor(world: AuditWorld) {
    this.audit = new AuditService({
      databaseUrl: `sqlite://${world.part(TemporaryFolder).file('audit.db')}`,
    });
    world.addCleanup(() => this.audit.close());
  }

  /** Takes back what all objects inherit as soon as the call is made: what comes later is the machine of the test as well. */
  async make(inherited: object, deed: (audit: AuditService) => unknown): Promise<void> {
    Object.assign(Object.prototype, inherited);
    let answer: unknown;
    try {
      answer = deed(this.audit);
    } finally {
      for (const name of Object.keys(inherited)) {
        Reflect.deleteProperty(Object.prototype, name);
      }
    }
    this.answer = await answer;
  }
}

Given(
  'an audit log of {int} entries that say nothing but their event type',
  async function (this: AuditWorld, count: number) {
    const { audit } = this.part(Inherited);
    for (let number = 0; number < count; number += 1) {
      audit.record(EVENT);
    }
    await audit.flush();
  },
);

When(
  /^all objects inherit (.+) while Ada (.+)$/,
  async function (this: AuditWorld, inherited: string, does: string) {
    const deed = DEEDS[does];
    assert.ok(deed, `Nobody knows how Ada ${does}.`);
    await this.part(Inherited).make(Object(runInThisContext(`(${inherited})`)), deed);
  },
);

Then('it is as if they did not', async function (this: AuditWorld) {
  const { audit, answer } = this.part(Inherited);
  const { entries } = await audit.listEntries({ eventType: 'plan.*' });
  for (const { id, time, correlationId, ...said } of entries) {
    assert.ok(id && time && (correlationId === undefined || correlationId === 'request-1'));
    assert.deepEqual(said, EVENT);
  }
  const page: unknown = Reflect.get(Object(answer), 'entries');
  const report: unknown = Reflect.get(Object(answer), 'dryRun');
  assert.ok(page === undefined || (Array.isArray(page) && page.length === 3));
  assert.ok(report === undefined || report === false);
});
