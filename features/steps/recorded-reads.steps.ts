import assert from 'node:assert/strict';
import { Given, When } from '@cucumber/cucumber';
import { AuditStoreError, openForReading } from 'audit-race';
import { EVERY_READ, WatchedLog } from '../querying/support/watched-log';
import { Gate } from '../support/gate';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

Given('a log of 3 entries of Ada that records who reads it', async function (this: AuditWorld) {
  await this.part(WatchedLog).open({ recordReads: true });
});

Given('a log in a file that records who reads it', async function (this: AuditWorld) {
  await this.part(WatchedLog).openFile();
});

Given('a store that will fail to answer', function (this: AuditWorld) {
  this.part(WatchedLog).beforeAnswer = () =>
    Promise.reject(new AuditStoreError('AUDIT_STORE_FAILED', 'The store was told to fail.'));
});

Given('a store that holds answers back', function (this: AuditWorld) {
  const gate = new Gate();
  const log = this.part(WatchedLog);
  log.store.gates.set('close', gate);
  log.beforeAnswer = () => gate.passed();
});

Given(
  /^a log that records who reads it, and whose queue is full( and drops)?$/,
  async function (this: AuditWorld, drops: string | null) {
    const log = this.part(WatchedLog);
    const whenFull = drops === null ? 'throw' : 'drop';
    await log.open({ recordReads: true, queueEntriesMax: 1, batchEntriesMax: 1, whenFull });
    const gate = log.store.hold('store');
    this.addCleanup(() => gate.open());
    log.service.record({ eventType: 'plan.applied' });
  },
);

When(/^Grace reads in her context by (\w+\(.*?\))$/, async function (this: AuditWorld, call: string) {
  await this.part(WatchedLog).readIn('grace', call);
});

When(
  /^Grace reads first by (\w+\(.*\)), and then by (\w+\(.*\))$/,
  async function (this: AuditWorld, first: string, second: string) {
    const log = this.part(WatchedLog);
    await log.readIn('grace', first);
    await log.readIn('grace', second);
  },
);

When(
  /^Grace reads in her context by (\w+\(.*\)), given up before$/,
  async function (this: AuditWorld, call: string) {
    const log = this.part(WatchedLog);
    await log.readIn('grace', call, { signal: AbortSignal.abort() });
    assert.ok(log.outcome?.status === 'rejected');
    assert.equal(log.outcome.reason.name, 'AbortError');
  },
);

When(
  /^Grace reads the first in her context by (entries|follow), and gives it up$/,
  async function (this: AuditWorld, call: string) {
    const { service } = this.part(WatchedLog);
    const giver = new AbortController();
    const { signal } = giver;
    const stream = service.inContext({ actor: 'grace' }, () =>
      call === 'follow' ? service.follow({ signal }) : service.entries({}, { signal }),
    );
    await stream.next();
    giver.abort();
    await assert.rejects(stream.next(), { name: 'AbortError' });
  },
);

When('Grace reads in her context by count\\(), and gives it up', async function (this: AuditWorld) {
  const log = this.part(WatchedLog);
  const giver = new AbortController();
  const gate = new Gate();
  this.addCleanup(() => gate.open());
  log.beforeAnswer = () => gate.passed();
  const read = log.service.inContext({ actor: 'grace' }, () =>
    log.service.count({}, { signal: giver.signal }),
  );
  await gate.reached();
  giver.abort();
  await assert.rejects(read, { name: 'AbortError' });
});

When(
  'Grace reads in her context by count\\(), the log is closed, and the store answers',
  async function (this: AuditWorld) {
    const log = this.part(WatchedLog);
    const gate = log.store.gates.get('close');
    const read = log.readIn('grace', 'count()');
    await gate?.reached();
    const closing = log.service.close();
    gate?.open();
    await Promise.all([read, closing]);
  },
);

When('the log is closed, and Grace reads in her context by count\\()', async function (this: AuditWorld) {
  const log = this.part(WatchedLog);
  await log.service.close();
  await log.readIn('grace', 'count()');
  assert.equal(log.outcome?.status, 'rejected');
});

When('Grace reads the first entry by its id', async function (this: AuditWorld) {
  const log = this.part(WatchedLog);
  await log.readIn('grace', `getEntry('${log.ids[0]}')`);
});

When('somebody reads by count\\()', async function (this: AuditWorld) {
  await this.part(WatchedLog).read('count()');
});

When('Grace copies it in her context', async function (this: AuditWorld) {
  const path = this.part(TemporaryFolder).file('copy.db');
  await this.part(WatchedLog).readIn('grace', `backup('${path}')`);
});

When('Grace verifies it in her context, and has one entry proved', async function (this: AuditWorld) {
  const log = this.part(WatchedLog);
  await log.readIn('grace', 'verify()');
  await log.readIn('grace', `prove('${log.ids.at(-1)}')`);
  assert.equal(log.outcome?.status, 'fulfilled');
});

When('Grace streams all entries', async function (this: AuditWorld) {
  await this.part(WatchedLog).read('entries()');
});

When('Grace streams entries of nobody', async function (this: AuditWorld) {
  await this.part(WatchedLog).read("entries({ actor: 'nobody' })");
});

When(
  /^Grace (streams entries|follows the log) and leaves after the second$/,
  async function (this: AuditWorld, how: string) {
    const log = this.part(WatchedLog);
    await log.take(2, how === 'follows the log' ? log.service.follow() : log.service.entries());
  },
);

When('Grace follows the log until it is closed', async function (this: AuditWorld) {
  const log = this.part(WatchedLog);
  const stream = log.service.follow();
  // The three of Ada, and that she follows.
  for (let count = 0; count < 4; count += 1) {
    await stream.next();
  }
  const last = stream.next();
  await log.service.close();
  assert.equal((await last).done, true);
});

When('Grace streams one entry, and the log is closed before she goes on', async function (this: AuditWorld) {
  const log = this.part(WatchedLog);
  const stream = log.service.entries();
  await stream.next();
  await log.service.close();
  await stream.return();
});

When(/^Grace (reads|streams) what is stored$/, async function (this: AuditWorld, how: string) {
  await this.part(WatchedLog).read(`${how === 'reads' ? 'count' : 'entries'}({}, { staleOk: true })`);
});

When('Grace reads in every way by a log that records no reads', async function (this: AuditWorld) {
  const log = this.part(WatchedLog);
  await log.open({});
  for (const call of EVERY_READ) {
    await log.readIn('grace', call);
  }
  await log.take(1, log.service.follow());
});

When('Grace opens that file only to read, and reads in every way', async function (this: AuditWorld) {
  const log = this.part(WatchedLog);
  await using reader = await openForReading({ databaseUrl: log.databaseUrl });
  for (const call of EVERY_READ) {
    await log.read(call, reader);
    assert.equal(log.outcome?.status, 'fulfilled');
  }
});

When('Grace prunes the log in her context', async function (this: AuditWorld) {
  await this.part(WatchedLog).readIn('grace', 'prune({ keepNewest: 1 })');
});
