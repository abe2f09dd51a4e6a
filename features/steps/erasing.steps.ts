import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { ErasedLog } from '../integrity/support/erased-log';
import { MemoryStore } from '../support/memory-store';
import { Watching } from '../support/watching';
import type { AuditWorld } from '../support/world';

const REQUESTS: Readonly<Record<string, object>> = {
  nobody: {},
  Bob: { actor: 'bob' },
  'two at once': { id: 'x', actor: 'bob' },
  'an empty name': { actor: '' },
  'a name of 1001 characters': { actor: 'a'.repeat(1001) },
};

Given(
  'a log with {int} entries of Ada and of Bob, whose details can be searched for',
  async function (this: AuditWorld, count: number) {
    await this.part(ErasedLog).fill(count);
  },
);

Given(
  'a log with {int} entries of Ada and of Bob, in which Bob records {int} more after each step of erasing',
  async function (this: AuditWorld, count: number, more: number) {
    await this.part(ErasedLog).fill(count);
    this.part(ErasedLog).recordAfterEachStep(more);
  },
);

Given(
  /^a log with (\d+) entries of somebody whose name has (.+)$/,
  async function (this: AuditWorld, count: string, sign: string) {
    await this.part(ErasedLog).fillFor(sign, Number(count));
  },
);

Given('from now on it keeps {string} of each actor', function (this: AuditWorld, kept: string) {
  this.part(ErasedLog).redactText = () => kept;
});

Given('a log that keeps each actor in capitals', function (this: AuditWorld) {
  this.part(ErasedLog).redactText = (text) => text.toUpperCase();
});

Given('{int} entries of Ada and of Bob in it', async function (this: AuditWorld, count: number) {
  await this.part(ErasedLog).fill(count);
});

When(
  'somebody of that name erases those of that name, with the trace {string}',
  async function (this: AuditWorld, traceId: string) {
    await this.part(ErasedLog).eraseOwn(traceId);
  },
);

When(
  '{word} erases those of Bob in a context of hers or his, with the trace {string}',
  async function (this: AuditWorld, who: string, traceId: string) {
    await this.part(ErasedLog).eraseAs(who.toLowerCase(), traceId);
  },
);

When(
  /^Grace erases those of (.+), because of "(.+)"$/,
  async function (this: AuditWorld, whose: string, reason: string) {
    await this.part(ErasedLog).erase(whose, reason);
  },
);

When(
  /^Grace erases those of (Bob|nobody), and watches how far it is$/,
  async function (this: AuditWorld, who: string) {
    const { seen } = this.part(Watching);
    await this.part(ErasedLog).eraseWatched(who, ({ doneEntries, totalEntries }) => {
      seen.push(`${doneEntries} of ${totalEntries}`);
    });
  },
);

When(
  /^Grace erases those of Bob, and what tells her (later )?how far it is fails$/,
  async function (this: AuditWorld, later: string | null) {
    const fail = () => {
      throw new RangeError('The display is gone.');
    };
    const erasing = this.part(ErasedLog).eraseWatched('Bob', later === null ? fail : async () => fail());
    this.part(Watching).failure = await erasing.catch((error: unknown) => error);
  },
);

Then('the progress that she saw is {string}', function (this: AuditWorld, told: string) {
  assert.equal(this.part(Watching).seen.join(', '), told);
});

Then(
  'erasing has ended with that failure, and the log says that {int} were erased',
  async function (this: AuditWorld, count: number) {
    assert.match(String(this.part(Watching).failure), /The display is gone/);
    const [erased] = await this.part(ErasedLog).list('audit.erased');
    assert.equal(Object(erased?.details).erased, count);
  },
);

When('Grace asks for {} to be erased', async function (this: AuditWorld, what: string) {
  await this.part(ErasedLog).tryErase(REQUESTS[what] ?? {});
});

Then(
  '{int} entry/entries have no details, and nothing of these is in the files',
  async function (this: AuditWorld, count: number) {
    const log = this.part(ErasedLog);
    assert.deepEqual(log.reports, [{ erased: count, pending: false }]);
    const erased = (await log.list('plan.applied')).filter(({ details }) => details === '[erased]');
    assert.equal(erased.length, count);
    assert.ok(erased.every(({ actor, subject, id, time }) => !actor && !subject && id && time));
    // Of each entry of Bob that is left there is the text once in the table.
    assert.equal(log.countMarks(), 20 - count);
    assert.deepEqual(
      log.leftSalts(),
      Array.from({ length: count }, () => ''),
    );
  },
);

Then(
  '{int} entries were erased, and erasing has ended before Bob has',
  async function (this: AuditWorld, count: number) {
    const log = this.part(ErasedLog);
    assert.deepEqual([log.reports.map(({ erased }) => erased), log.lateEntries], [[count], 1]);
    assert.equal(await log.service.count({ actor: 'bob' }), 1);
  },
);

Then(
  '{string} and {string} say that {word} did it, within that trace',
  async function (this: AuditWorld, first: string, last: string, named: string) {
    const { traceId: trace } = this.part(ErasedLog);
    const notes = await this.part(ErasedLog).list('audit.*');
    const told = notes.map(({ eventType, actor = 'nobody', traceId = '' }) => [eventType, actor, traceId]);
    assert.deepEqual(told, [
      [last, named, trace],
      [first, named, trace],
    ]);
  },
);

Then('the others have theirs', async function (this: AuditWorld) {
  const log = this.part(ErasedLog);
  const left = (await log.list('plan.applied')).filter(({ details }) => details !== '[erased]');
  assert.equal(left.length, 40 - (log.reports[0]?.erased ?? 0));
  assert.ok(left.every(({ actor, subject, details }) => actor && subject && details));
});

Then(
  'the log is intact, and counts {int} that were erased',
  async function (this: AuditWorld, count: number) {
    const { isIntact, erasedEntries, faults } = await this.part(ErasedLog).service.verify();
    assert.deepEqual([isIntact, erasedEntries, faults], [true, count, []]);
  },
);

Then(
  'the log says that {int} were erased because of {string}, and not whose',
  async function (this: AuditWorld, erased: number, reason: string) {
    const [told, began] = await this.part(ErasedLog).list('audit.*');
    assert.deepEqual([began?.eventType, told?.eventType], ['audit.erasing', 'audit.erased']);
    assert.equal(told?.correlationId, began?.id);
    assert.equal(Reflect.get(Object(told?.details), 'erased'), erased);
    assert.equal(Reflect.get(Object(began?.details), 'reason'), reason);
    assert.ok(!JSON.stringify([told, began]).includes('bob'));
  },
);

Then('the second time nothing was erased, and the log says nothing of it', async function (this: AuditWorld) {
  const log = this.part(ErasedLog);
  assert.deepEqual(log.reports[1], { erased: 0, pending: false });
  assert.equal((await log.list('audit.*')).length, 2);
});

Then('she is told that it takes {}', function (this: AuditWorld, takes: string) {
  const { error } = this.part(ErasedLog);
  assert.equal(Reflect.get(Object(error), 'code'), 'AUDIT_OPTION_INVALID');
  assert.ok(String(error).includes(takes), String(error));
});

class Unsealed {
  readonly service = new AuditService({ createEngine: new MemoryStore().createEngine });
  readonly codes: unknown[] = [];
}

Given('a log in a store that makes no evidence', function (this: AuditWorld) {
  this.addCleanup(() => this.part(Unsealed).service.close());
});

When('Grace asks it to verify, to prove and to erase', async function (this: AuditWorld) {
  const { service, codes } = this.part(Unsealed);
  for (const call of [service.verify(), service.prove('x'), service.erase({ id: 'x' })]) {
    codes.push(
      await call.then(
        () => 'done',
        (error: unknown) => Reflect.get(Object(error), 'code'),
      ),
    );
  }
});

Then('each of them is refused with {word}', function (this: AuditWorld, code: string) {
  assert.deepEqual(this.part(Unsealed).codes, [code, code, code]);
});
