import assert from 'node:assert/strict';
import { Given, When } from '@cucumber/cucumber';
import { FaultyLog } from '../engines/support/faulty-log';
import { StrictServer } from '../engines/support/strict-server';
import type { OwnServer } from '../support/postgres/own-server';
import { startOwnServer } from '../support/postgres/start-own-server';
import type { AuditWorld } from '../support/world';

/** How a server is stopped, by the words of the scenarios. */
const STOPS: Readonly<Record<string, (server: OwnServer) => Promise<void>>> = {
  'stopped as for an update': (server) => server.stop('fast'),
  'stopped at once': (server) => server.stop('immediate'),
  killed: (server) => server.kill(),
};

Given(
  'a log on a server of its own, with batches of {int} entries',
  async function (this: AuditWorld, batchEntriesMax: number) {
    const url = await (await StrictServer.get()).makeSchema();
    this.part(FaultyLog).name(url, url, { batchEntriesMax });
  },
);

Given('a log on a standby, which refuses writes', async function (this: AuditWorld) {
  const server = await startOwnServer({ isStandby: true, isDurable: false });
  this.addCleanup(() => server.end());
  this.part(FaultyLog).name(server.url());
});

When(
  /^Ada records (\d+) entries, and the server is (.*) as soon as some of them are stored$/,
  async function (this: AuditWorld, count: string, how: string) {
    const { server } = await StrictServer.get();
    const [first] = this.part(FaultyLog).record(Number(count));
    await first?.stored();
    const stop = STOPS[how];
    if (stop === undefined) {
      throw new Error(`No server is ${how}.`);
    }
    await stop(server);
    assert.ok(
      this.part(FaultyLog).audit.stats().waiting > 0,
      'Everything was stored before the server stopped.',
    );
  },
);

When(
  'Ada records {int} entries more, is told AUDIT_STORE_IO, and the server is started again',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    const failed = log.untilTold('AUDIT_STORE_IO');
    log.record(count);
    await failed;
    await (await StrictServer.get()).server.start();
  },
);

When(
  'Ada records {int} entries, is told AUDIT_STORE_IO, and the standby is promoted',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    const failed = log.untilTold('AUDIT_STORE_IO');
    log.record(count);
    await failed;
    await log.ask('SELECT pg_promote()');
  },
);
