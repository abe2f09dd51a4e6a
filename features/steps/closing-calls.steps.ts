import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditError, type AuditService } from 'audit-race';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { Gate } from '../support/gate';
import type { AuditWorld } from '../support/world';
import { WrittenBehind } from '../support/written-behind';

/** A call that is on its way when the log is closed, and what happens then, in order. */
class CallOnItsWay {
  readonly gate = new Gate();
  readonly events: string[] = [];
  call: Promise<unknown> | undefined;
}

/** An entry, and what came of a question that was asked right before closing. */
class JustAsked {
  id = '';
  answer = '';
}

const CALLS: Readonly<Record<string, (log: AuditService, id: string) => Promise<string>>> = {
  'count the entries': async (log) => String(await log.count()),
  'list the entries': async (log) => `${(await log.listEntries()).entries.length} entry`,
  'get that entry': async (log, id) => ((await log.getEntry(id))?.id === id ? 'an entry' : 'none'),
  'prove that entry': async (log, id) => ((await log.prove(id)) === undefined ? 'none' : 'a proof'),
  'prune the log': async (log) => String((await log.prune({ keepNewest: 1 })).deleted),
  'erase what is known of ada': async (log) => String((await log.erase({ actor: 'ada' })).erased),
  'verify the log': async (log) => String((await log.verify()).isIntact),
  'follow the log': async (log) => ((await log.follow().next()).done === true ? 'the end' : 'an entry'),
  'read all entries': async (log) => ((await log.entries().next()).done === true ? 'the end' : 'an entry'),
  'compact the log': async (log) => ((await log.compact()) === undefined ? 'none' : 'a report'),
};

Given('a question of Ada that the store takes its time to answer', async function (this: AuditWorld) {
  const stage = this.part(MemoryStage);
  const { gate, events } = this.part(CallOnItsWay);
  stage.createEngine = async () => {
    const engine = await stage.store.createEngine();
    engine.count = async () => {
      await gate.passed();
      events.push('the store answers');
      return 0;
    };
    return engine;
  };
  stage.store.onPassed = (call) => {
    if (call === 'close') {
      events.push('the engine is closed');
    }
  };
  this.part(CallOnItsWay).call = this.part(AuditStage).service.count();
  await gate.reached();
});

Given('an entry of Ada that nobody waits for', function (this: AuditWorld) {
  const { service } = this.part(AuditStage);
  this.part(JustAsked).id = service.record({ eventType: 'plan.applied', actor: 'ada' }).id;
});

When(
  /^Grace asks to (.+), and closes the log in the same turn$/,
  async function (this: AuditWorld, what: string) {
    const { service } = this.part(AuditStage);
    const asked = this.part(JustAsked);
    const call = CALLS[what] ?? assert.fail(`No such call: ${what}`);
    const answer = call(service, asked.id).catch((error: unknown) =>
      error instanceof AuditError ? error.code : String(error),
    );
    const closed = service.close();
    asked.answer = await answer;
    await closed;
  },
);

When('Grace closes the audit log, and then the store answers', async function (this: AuditWorld) {
  const { gate, call } = this.part(CallOnItsWay);
  const closed = this.part(AuditStage).attempt((service) => service.close());
  // All that can be closed before the store goes on has been closed by now.
  await this.part(WrittenBehind).settle();
  gate.open();
  await Promise.all([call, closed]);
});

When(
  'Grace closes the audit log and gives it {int} ms, and then the store opens',
  async function (this: AuditWorld, timeoutMs: number) {
    const closed = this.part(AuditStage).attempt((service) => service.close({ timeoutMs }));
    await this.part(WrittenBehind).settle();
    this.part(MemoryStage).store.openGates();
    await closed;
    await this.part(WrittenBehind).settle();
  },
);

Then('the engine is closed after Ada has her answer', function (this: AuditWorld) {
  assert.deepEqual(this.part(CallOnItsWay).events, ['the store answers', 'the engine is closed']);
});

Then(/^Grace has the answer (.+)$/, function (this: AuditWorld, answer: string) {
  assert.equal(this.part(JustAsked).answer, answer);
});
