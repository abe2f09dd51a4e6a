import assert from 'node:assert/strict';
import { Given, When } from '@cucumber/cucumber';
import { OutboxLog } from '../stopping/support/outbox-log';
import type { AuditWorld } from '../support/world';

Given(
  "Ada's log has an outbox, and its queue has room for {int} entries",
  function (this: AuditWorld, count: number) {
    this.part(OutboxLog).choose({ queueEntriesMax: count });
  },
);

Given("Ada's log has no outbox", function (this: AuditWorld) {
  this.part(OutboxLog).choose({ outbox: false });
});

Given(/^the outbox has room for (\d+) bytes?$/, function (this: AuditWorld, bytes: string) {
  this.part(OutboxLog).choose({ outboxBytesMax: Number(bytes) });
});

Given('the store is away', function (this: AuditWorld) {
  this.part(OutboxLog).goAway();
});

Given("Ada's logger records an entry when it hears {string}", function (this: AuditWorld, words: string) {
  this.part(OutboxLog).recordWhenHeard(words);
});

Given('a batch has room for {int} entries', function (this: AuditWorld, count: number) {
  this.part(OutboxLog).choose({ batchEntriesMax: count, queueEntriesMax: count });
});

Given('the store cannot be reached', function (this: AuditWorld) {
  this.part(OutboxLog).goAway('createEngine');
});

When(
  'Ada records {int} entries, each when the queue has room',
  async function (this: AuditWorld, count: number) {
    await this.part(OutboxLog).recordWithRoom(count);
  },
);

When(
  'Ada records {int} entries, each when the one before is kept',
  async function (this: AuditWorld, count: number) {
    await this.part(OutboxLog).recordInTurn(count);
  },
);

When('Ada records {int} entries at once', function (this: AuditWorld, count: number) {
  for (let left = count; left > 0; left -= 1) {
    this.part(OutboxLog).record();
  }
});

When('Ada records {int} entries, one after the other', async function (this: AuditWorld, count: number) {
  for (let left = count; left > 0; left -= 1) {
    await this.part(OutboxLog).record().isKept;
  }
});

When('Ada records entries until one is refused', async function (this: AuditWorld) {
  await this.part(OutboxLog).recordUntilRefused();
});

Given('the store has taken {int} entries, and is away', async function (this: AuditWorld, count: number) {
  const log = this.part(OutboxLog);
  await log.recordWithRoom(count);
  await log.service.flush();
  log.goAway();
});

When('the store is back, and Ada flushes the log', async function (this: AuditWorld) {
  const log = this.part(OutboxLog);
  await log.settle();
  log.comeBack();
  await log.service.flush();
});

When('she flushes the log in vain', async function (this: AuditWorld) {
  await assert.rejects(this.part(OutboxLog).service.flush(), { code: 'AUDIT_STORE_IO' });
});

When(
  'the store is back, and Ada records {int} more, each when the queue has room',
  async function (this: AuditWorld, count: number) {
    const log = this.part(OutboxLog);
    log.comeBack();
    await log.recordWithRoom(count);
    await log.service.flush();
  },
);

When(
  'the store is back but for an answer that is lost, and Ada flushes the log twice',
  async function (this: AuditWorld) {
    const log = this.part(OutboxLog);
    log.comeBack();
    log.spilled.store.failNext('store', 1, 'lost answer');
    await assert.rejects(log.service.flush(), { code: 'AUDIT_STORE_IO' });
    await log.service.flush();
  },
);

When('another store is there, and Ada flushes the log', async function (this: AuditWorld) {
  const log = this.part(OutboxLog);
  log.comeBack();
  log.spilled.store.forget();
  await log.service.flush();
});

When('Grace closes the log', async function (this: AuditWorld) {
  await this.part(OutboxLog).close();
});

When('the store is back, and the log is opened again', async function (this: AuditWorld) {
  const log = this.part(OutboxLog);
  log.comeBack();
  await log.startNext();
});

When('the log is opened again', async function (this: AuditWorld) {
  await this.part(OutboxLog).startNext();
});

When(
  'Ada records {int} entries, and the log is closed and opened again',
  async function (this: AuditWorld, count: number) {
    const log = this.part(OutboxLog);
    await log.recordInTurn(count);
    await log.close();
  },
);

When(
  'Ada and Grace record {int} entries each, in logs of their own',
  async function (this: AuditWorld, count: number) {
    await this.part(OutboxLog).recordInTwo(count);
  },
);

When(
  'both logs are closed, and the store is back, and the log is opened again',
  async function (this: AuditWorld) {
    const log = this.part(OutboxLog);
    await log.closeBoth();
    log.comeBack();
    await log.startNext();
  },
);

When(
  'both logs are closed, a text is in the place of the first outbox, and the store is back',
  async function (this: AuditWorld) {
    const log = this.part(OutboxLog);
    await log.closeBoth();
    log.spoil();
    log.comeBack();
  },
);

When('somebody deletes the entries in the outbox, and the store is back', async function (this: AuditWorld) {
  const log = this.part(OutboxLog);
  await log.settle();
  log.empty();
  log.comeBack();
});

Given('the store is away, and the writer waits for its next attempt', async function (this: AuditWorld) {
  const log = this.part(OutboxLog);
  log.spilled.clock.standStill();
  log.choose({ attemptsMax: 10 });
  log.goAway();
  await log.recordInNoTime();
});

When(
  'Ada records {int} more entries, each when the one before is kept, in no time',
  async function (this: AuditWorld, count: number) {
    for (let left = count; left > 0; left -= 1) {
      await this.part(OutboxLog).recordInNoTime();
    }
  },
);

When(
  'an outbox is closed, and is to keep an entry and to give its oldest',
  async function (this: AuditWorld) {
    const log = this.part(OutboxLog);
    const outbox = log.makeOutbox();
    await outbox.close();
    log.late = await Promise.allSettled([outbox.keep([], 0), outbox.oldest(1)]);
  },
);
