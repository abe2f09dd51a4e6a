import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { EndedConnections } from '../engines/support/ended-connections';
import type { AuditWorld } from '../support/world';

Given(
  'a log in PostgreSQL with {int} entries, over a pool whose connections the server ends',
  async function (this: AuditWorld, count: number) {
    await this.part(EndedConnections).name(count);
  },
);

When(
  /^the server ends the connection (before|after) each statement with which the log (\w+), one after another$/,
  async function (this: AuditWorld, moment: 'before' | 'after', does: string) {
    const ended = this.part(EndedConnections);
    await ended.work(does, moment);
    assert.ok(ended.count > 1, `It was ended at ${ended.count} statements.`);
  },
);

Then(
  /^the log (\w+) in the end, and is told each time why it could not$/,
  function (this: AuditWorld, _: string) {
    const { told } = this.part(EndedConnections);
    const others = [...told].filter((text) => !/terminating connection|Connection terminated/.test(text));
    assert.deepEqual(others, []);
  },
);

Then(
  'each entry that is left is there once, in its order, and the log is intact',
  async function (this: AuditWorld) {
    const ended = this.part(EndedConnections);
    const { found, newest } = await ended.left();
    assert.deepEqual(found, newest);
    const { isIntact, faults } = await ended.log.audit.verify();
    assert.deepEqual([isIntact, faults], [true, []]);
  },
);
