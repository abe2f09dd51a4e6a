import { Given, When } from '@cucumber/cucumber';
import { AwayStandby } from '../engines/support/away-standby';
import type { AuditWorld } from '../support/world';

Given(
  'a log on a server whose standby has to confirm what is stored, and is away',
  async function (this: AuditWorld) {
    await this.part(AwayStandby).start();
  },
);

When(
  /^Ada records (\d+) entries, and while they wait for the standby (.*), (\d+) times$/,
  async function (this: AuditWorld, count: string, end: string, times: string) {
    await this.part(AwayStandby).record(Number(count), end, Number(times));
  },
);

When('the server waits for no standby any more', async function (this: AuditWorld) {
  await this.part(AwayStandby).letGo();
});
