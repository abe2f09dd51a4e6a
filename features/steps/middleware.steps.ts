import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { ExampleServer } from '../adopting/support/example-server';
import type { AuditWorld } from '../support/world';

const LOOPBACK = '127.0.0.1';

Given('the example {word}, which listens', async function (this: AuditWorld, name: string) {
  await this.part(ExampleServer).start(name);
});

When(
  '{int} users ask it at the same time, each with a body, an agent and a trace of its own',
  async function (this: AuditWorld, users: number) {
    const sent = Array.from({ length: users }, (_, number) => {
      const kept = {
        actor: `user${number}`,
        userAgent: `agent ${number}`,
        traceId: (number + 1).toString(16).padStart(32, '0'),
      };
      const lines = [
        `Authorization: Bearer ${kept.actor}`,
        `User-Agent: ${kept.userAgent}`,
        `traceparent: 00-${kept.traceId}-00f067aa0ba902b7-01`,
      ];
      return { lines: lines.join('\r\n'), kept };
    });
    await this.part(ExampleServer).ask(sent);
  },
);

When(
  'somebody asks it once with each of these headers:',
  async function (this: AuditWorld, table: DataTable) {
    await this.part(ExampleServer).askWith(table.hashes());
  },
);

Then(
  /^each (?:of the (\d+) entries says who asked, with what, in which trace, and from where|is answered, and its entry says that and no more, but from where it came)$/,
  async function (this: AuditWorld, count: string | null) {
    const server = this.part(ExampleServer);
    const requests = await server.entries();
    const said = requests.map((entries) =>
      entries.map(
        ({ id: _id, time: _time, subject: _subject, correlationId: _correlationId, ...rest }) => rest,
      ),
    );
    const expected = server.sent.map(({ kept }, number) => [
      { eventType: 'plan.read', sourceAddress: LOOPBACK, ...kept },
      {
        eventType: 'plan.applied',
        outcome: 'success',
        sourceAddress: LOOPBACK,
        ...kept,
        details: { number, password: '[redacted]' },
      },
    ]);
    assert.deepEqual(said, expected);
    assert.equal(said.flat().length, count === null ? 2 * server.sent.length : Number(count));
    assert.deepEqual(new Set(server.answers), new Set(['HTTP/1.1 200 OK']));
  },
);

Then(
  'the {int} entries of each request have a correlation id of their own',
  async function (this: AuditWorld, count: number) {
    const requests = await this.part(ExampleServer).entries();
    const ids = requests.map((entries) => {
      assert.equal(entries.length, count);
      const [id, ...others] = new Set(entries.map(({ correlationId }) => correlationId));
      assert.deepEqual(others, []);
      return id;
    });
    assert.equal(new Set(ids).size, requests.length);
  },
);
