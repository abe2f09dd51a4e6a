import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { HeardRequests, traceOf } from '../adopting/support/heard-requests';
import { QuotedServer } from '../adopting/support/quoted-server';
import type { AuditWorld } from '../support/world';

Given(
  /^the lines of docs\/context\.md for ([^,]+), in a server that listens on a Unix socket$/,
  async function (this: AuditWorld, name: string) {
    await this.part(QuotedServer).listen(name);
  },
);

Given(
  /^the lines of docs\/context\.md for ([^,]+), in a server that records what the listeners of its requests hear$/,
  async function (this: AuditWorld, name: string) {
    await this.part(HeardRequests).listen(name);
  },
);

When('somebody asks that server', async function (this: AuditWorld) {
  await this.part(QuotedServer).ask();
});

Then('the answer is {int}, and its entry says no address', async function (this: AuditWorld, status: number) {
  assert.equal(this.part(QuotedServer).status, status);
  const entries = await this.part(QuotedServer).entries();
  assert.deepEqual(
    entries.map(({ sourceAddress }) => sourceAddress),
    [undefined],
  );
});

When(/^that server gets (an? .*|two .*)$/, async function (this: AuditWorld, what: string) {
  await this.part(HeardRequests).ask(what);
});

Then(
  /^each entry says whose request it was(?:, and (who asked))?: (.*)$/,
  async function (this: AuditWorld, who: string | null, events: string) {
    const requests = this.part(HeardRequests);
    const expected = events.split(', ').map((event) => /^(\/\S+ \S+)(?: (\d+) times)?$/.exec(event) ?? []);
    for (const [, event = '', times = '1'] of expected) {
      await requests.heard(event, Number(times));
    }
    const entries = await requests.entries();
    assert.ok(entries.length >= expected.length);
    for (const { eventType, subject = '', traceId, actor } of entries) {
      assert.deepEqual(
        { eventType, subject, traceId, actor },
        {
          eventType,
          subject,
          traceId: traceOf(subject),
          actor: who === null ? undefined : `user of ${subject}`,
        },
      );
    }
  },
);
