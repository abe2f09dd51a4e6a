import { Given, When } from '@cucumber/cucumber';
import { HinderingSetting } from '../engines/support/hindering-setting';
import type { AuditWorld } from '../support/world';

Given(
  /^a database of PostgreSQL, whose (database|user) gets (\w+ = \w+) (before|after) its log is made$/,
  async function (this: AuditWorld, scope: string, setting: string, when: string) {
    await this.part(HinderingSetting).set({ scope, setting, isMadeFirst: when === 'after' });
  },
);

When(
  /^Ada records (\d+) entries, is told (\w+) and "(.*)", and the setting is taken back$/,
  async function (this: AuditWorld, count: string, code: string, words: string) {
    const hindering = this.part(HinderingSetting);
    await hindering.recordUntilTold(Number(count), code, words);
    await hindering.takeBack();
  },
);

When('Ada opens it at two hosts', async function (this: AuditWorld) {
  await this.part(HinderingSetting).openAtTwoHosts();
});
