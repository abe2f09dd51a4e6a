import { Then, When } from '@cucumber/cucumber';
import { GivenValues } from '../interleavings/support/given-values';
import { valuesIn } from '../interleavings/support/odd-values';
import type { AuditWorld } from '../support/world';

When(/^Ada gives (.+) as options of (.+)$/, async function (this: AuditWorld, list: string, owner: string) {
  await this.part(GivenValues).giveAll(valuesIn(list), owner);
});

When(
  /^Ada gives (.+) as (?!options of )(.+)$/,
  async function (this: AuditWorld, list: string, name: string) {
    await this.part(GivenValues).give(valuesIn(list), name);
  },
);

When(/^Ada gives (.+) the option "(.+)"$/, async function (this: AuditWorld, owner: string, option: string) {
  await this.part(GivenValues).give([5], `${option} of ${owner}`);
});

Then(/^each of them is refused, saying "(.+)"$/, function (this: AuditWorld, words: string) {
  this.part(GivenValues).expectRefused(words);
});

Then('none of them is refused', function (this: AuditWorld) {
  this.part(GivenValues).expectTaken();
});
