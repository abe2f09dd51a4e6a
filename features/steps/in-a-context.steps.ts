import assert from 'node:assert/strict';
import { exploreInterleavings } from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import { exploreContexts } from '../interleavings/support/explored-log/explore-contexts';
import { Search } from '../interleavings/support/search';
import { BillPaying } from '../recording/support/bill-paying';
import { FAILURE, WorkInContext } from '../recording/support/work-in-context';
import { AuditStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

/** What work does that somebody has done. */
const WORKS: Readonly<Record<string, () => unknown>> = {
  'returns 42': () => 42,
  'resolves with 42': () => Promise.resolve(42),
  'throws an error': () => {
    throw FAILURE;
  },
  'rejects with an error': () => Promise.reject(FAILURE),
};

Given(
  /^(\d+) requests that wait (once|twice), and a log that knows who is at work by (.+)$/,
  function (this: AuditWorld, requests: string, times: string, memory: string) {
    const waits = times === 'once' ? 1 : 2;
    this.part(Search).family = () => exploreContexts({ requests: Number(requests), waits, memory });
  },
);

When(
  /^Ada records (an entry|\{.*\}) in the context (\S.*?)(?:, and within it in (.*))?$/,
  async function (this: AuditWorld, entry: string, around: string, within: string | undefined) {
    const contexts = [around, ...(within === undefined ? [] : [within])].map((one) => Object(literal(one)));
    await this.part(WorkInContext).record(contexts, entry === 'an entry' ? {} : Object(literal(entry)));
  },
);

When(
  /^Ada tries to record (\{.*\}) in the context (\{.*\})$/,
  async function (this: AuditWorld, entry: string, context: string) {
    await this.part(AuditStage).attempt(() =>
      this.part(WorkInContext).record([Object(literal(context))], Object(literal(entry))),
    );
  },
);

When(
  /^Ada records in a transaction, in the context (.*)$/,
  async function (this: AuditWorld, context: string) {
    await this.part(BillPaying).recordIn(Object(literal(context)));
  },
);

When('Ada records in a context of Grace within her own, and then behind it', function (this: AuditWorld) {
  this.part(WorkInContext).recordBehindInner();
});

When('Ada records in the context of one log, within that of another', async function (this: AuditWorld) {
  await this.part(AuditStage).attempt(() => this.part(WorkInContext).recordInTwoLogs());
});

When(
  /^Ada records in her context behind (.*), and Grace beside her without one$/,
  async function (this: AuditWorld, wait: string) {
    await this.part(WorkInContext).recordBehind(wait);
  },
);

When(
  '{int} requests record {int} entries each, and wait in every way before each of them',
  async function (this: AuditWorld, requests: number, entries: number) {
    await this.part(WorkInContext).serveRequests(requests, entries);
  },
);

When('Grace has the requests take turns in every order', async function (this: AuditWorld) {
  const search = this.part(Search);
  await search.explore(() => exploreInterleavings(search.family(0)));
});

When(/^Ada has work done in a context that (.*)$/, async function (this: AuditWorld, does: string) {
  const [deed = '', isClosed] = /^(.*?)( after the log was closed)?$/.exec(does)?.slice(1) ?? [];
  const work = WORKS[deed];
  assert.ok(work, `Nobody knows work that ${deed}.`);
  const stage = this.part(WorkInContext);
  if (isClosed !== undefined) {
    await stage.service.close();
  }
  await stage.haveDone({ actor: 'ada' }, work);
});

When(/^Ada has work done in the context (.*)$/, async function (this: AuditWorld, context: string) {
  const stage = this.part(WorkInContext);
  const work = () => {
    stage.isBegun = true;
  };
  await this.part(AuditStage).attempt((service) =>
    Reflect.apply(service.inContext, service, [literal(context), work]),
  );
});

When(/^Ada gives (.*) to be done in a context$/, async function (this: AuditWorld, work: string) {
  await this.part(AuditStage).attempt((service) =>
    Reflect.apply(service.inContext, service, [{ actor: 'ada' }, literal(work)]),
  );
});

When(
  /^Ada gives work to be done in a context of which (.*) shall hear$/,
  async function (this: AuditWorld, emitter: string) {
    const stage = this.part(WorkInContext);
    const work = () => {
      stage.isBegun = true;
    };
    await this.part(AuditStage).attempt((service) =>
      Reflect.apply(service.inContext, service, [{ actor: 'ada' }, work, literal(emitter)]),
    );
  },
);

When(
  'Ada records where an emitter calls her that was given to a context of hers, and to one of Grace within',
  function (this: AuditWorld) {
    this.part(WorkInContext).recordWhereHeard();
  },
);

When(
  'an object with a listener of its own emits by the method of an emitter that was given to a context of Ada',
  function (this: AuditWorld) {
    this.part(WorkInContext).recordWhereOtherHears();
  },
);

When('Ada records {int} times in her context', async function (this: AuditWorld, times: number) {
  for (let time = 0; time < times; time += 1) {
    await this.part(WorkInContext).record([{ actor: 'ada' }]);
  }
});

Then(/^the entry says who was at work: (.*)$/, async function (this: AuditWorld, said: string) {
  assert.deepEqual(await this.part(WorkInContext).whoWasAtWork(), { ...Object(literal(said)) });
});

Then(
  'the entry of her transaction has the actor {string} and the tenant {string}',
  async function (this: AuditWorld, actor: string, tenant: string) {
    const entry = await this.part(BillPaying).adasEntry;
    assert.deepEqual({ actor: entry?.actor, tenant: entry?.tenant }, { actor, tenant });
  },
);

Then(/^the entries are of the actors (.*)$/, async function (this: AuditWorld, actors: string) {
  const entries = await this.part(WorkInContext).entries();
  assert.equal(entries.map(({ actor }) => actor).join(', '), actors);
});

Then('each log knows its own context alone', function (this: AuditWorld) {
  assert.deepEqual(this.part(AuditStage).fulfilment, [
    { actor: 'ada', tenant: undefined },
    { actor: undefined, tenant: 'other' },
  ]);
});

Then(
  'the entry of Ada has the actor {string}, and that of Grace has none',
  async function (this: AuditWorld, actor: string) {
    const entries = await this.part(WorkInContext).entries();
    const actors = Object.fromEntries(entries.map((entry) => [entry.eventType, entry.actor]));
    assert.deepEqual(actors, { 'ada.applied': actor, 'grace.applied': undefined });
  },
);

Then(
  'each of the {int} entries is of the request that recorded it',
  async function (this: AuditWorld, count: number) {
    const entries = await this.part(WorkInContext).entries();
    assert.equal(entries.length, count);
    for (const { subject, actor, tenant, sessionId } of entries) {
      const expected = { actor: subject, tenant: `tenant ${subject}`, sessionId: `session ${subject}` };
      assert.deepEqual({ actor, tenant, sessionId }, expected);
    }
  },
);

Then(/^the work ends for her with (.*)$/, function (this: AuditWorld, outcome: string) {
  assert.equal(this.part(WorkInContext).outcome, outcome);
});

Then('the work was not begun', function (this: AuditWorld) {
  assert.equal(this.part(WorkInContext).isBegun, false);
});

Then(
  'the {int} entries of hers have the actor {string}, and the one of the jump has none',
  async function (this: AuditWorld, count: number, actor: string) {
    const entries = await this.part(WorkInContext).entries();
    const actors = entries.map((entry) => `${entry.eventType} ${entry.actor}`);
    const expected = [...Array<string>(count).fill(`plan.applied ${actor}`), 'audit.clock undefined'];
    assert.deepEqual(actors.toSorted(), expected.toSorted());
  },
);
