import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import {
  type AuditReader,
  AuditService,
  createEngine,
  type Engine,
  type NewEntry,
  openForReading,
} from 'audit-race';
import { spy } from 'sinon';
import { AuditStage, FileStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

const ENTRY: NewEntry = { eventType: 'plan.applied', actor: 'ada' };

/** How a program comes by a method of an object. */
const WAYS: Readonly<Record<string, (object: object, name: string) => unknown>> = {
  'as functions of their own': (object, name) => Reflect.get(object, name),
  'through a Proxy': (object, name) => methodOf(new Proxy(object, {}), name),
  'through an object that inherits them': (object, name) => methodOf(Object.create(object), name),
};

/** Calls that need nothing but the object; the first of them counts entries. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  'the log': ['count', 'ensureSession', 'flush', 'listEntries', 'ready', 'stats', 'verify', 'close'],
  'the reader': ['count', 'listEntries', 'readHead', 'verify', 'close'],
  'the engine': ['count', 'findEnd', 'close'],
};

/** What was called, and what came of it. */
class HandedOn {
  reader: AuditReader | undefined;
  answers: readonly unknown[] = [];
  calledCount = () => 0;
}

Given('a log with 2 entries in a file, which is open for reading, too', async function (this: AuditWorld) {
  const files = this.part(FileStage);
  const { service } = files.openLog();
  service.record(ENTRY);
  service.record(ENTRY);
  await service.flush();
  const reader = await openForReading({ databaseUrl: files.databaseUrl });
  this.addCleanup(() => reader.close());
  this.part(HandedOn).reader = reader;
});

Given('a log whose engine is one of ours behind a Proxy', function (this: AuditWorld) {
  const seen = this.part(HandedOn);
  let count = 0;
  seen.calledCount = () => count;
  const watched: ProxyHandler<Engine> = {
    get(target, name, receiver) {
      count += name === 'store' ? 1 : 0;
      return Reflect.get(target, name, receiver);
    },
  };
  this.part(FileStage).openLog({ createEngine: async (url) => new Proxy(await createEngine(url), watched) });
});

Given('a log of which a subclass has its own record, which calls ours', function (this: AuditWorld) {
  let count = 0;
  class Louder extends AuditService {
    override record(entry: NewEntry) {
      count += 1;
      return super.record({ ...entry, subject: 'plan/42' });
    }
  }
  this.part(HandedOn).calledCount = () => count;
  this.part(AuditStage).service = new Louder({ databaseUrl: this.part(FileStage).databaseUrl });
});

Given('a log of which somebody watches record in the class, from later on', function (this: AuditWorld) {
  this.part(FileStage).openLog();
  const watched = spy(AuditService.prototype, 'record');
  this.addCleanup(() => watched.restore());
  this.part(HandedOn).calledCount = () => watched.callCount;
});

When(
  /^a program calls methods of (the log|the reader|the engine) (as .*|through .*)$/,
  async function (this: AuditWorld, object: string, way: string) {
    const called = await objectOf(this, object);
    const find = WAYS[way];
    const answers: unknown[] = [];
    for (const name of CALLS[object] ?? []) {
      answers.push(await answerOf(find?.(called, name), object));
    }
    this.part(HandedOn).answers = answers;
  },
);

When('its method record is called as a function of its own', async function (this: AuditWorld) {
  const { record } = this.part(AuditStage).service;
  await record(ENTRY).stored();
});

Then(
  /^(?:the log|the reader|the engine) has answered each of the (\d+) calls, and has told of 2 entries$/,
  function (this: AuditWorld, callCount: number) {
    const { answers } = this.part(HandedOn);
    assert.deepEqual([answers.length, answers[0]], [callCount, 2]);
  },
);

Then('the log has 1 entry, told through that Proxy', async function (this: AuditWorld) {
  assert.equal(await this.part(AuditStage).service.count(), 1);
  assert.ok(this.part(HandedOn).calledCount() > 0, 'The engine was not called through the Proxy.');
});

Then('what was put in its place was called once, and 1 entry is stored', async function (this: AuditWorld) {
  const { service } = this.part(AuditStage);
  assert.deepEqual([this.part(HandedOn).calledCount(), await service.count()], [1, 1]);
});

async function objectOf(world: AuditWorld, object: string): Promise<object> {
  const { service } = world.part(AuditStage);
  if (object === 'the reader') {
    return world.part(HandedOn).reader ?? {};
  }
  return object === 'the log' ? service : await createEngine(world.part(FileStage).databaseUrl);
}

/** The method as its caller gets it, called on what it was taken from. */
function methodOf(object: object, name: string): unknown {
  return (...args: readonly unknown[]) => Reflect.apply(Reflect.get(object, name), object, args);
}

function answerOf(method: unknown, object: string): unknown {
  assert.ok(typeof method === 'function');
  return Reflect.apply(method, undefined, object === 'the engine' ? [{}] : []);
}
