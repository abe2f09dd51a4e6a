import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { hostileCall } from '../configuring/support/hostile-values';
import { AuditStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

/** Where the error of each option says that the mistake is. */
class Places {
  readonly found = new Map<string, unknown>();
}

When(/^each option that (.*) knows is given a symbol$/, async function (this: AuditWorld, source: string) {
  const stage = this.part(AuditStage);
  const { make } = hostileCall(source);
  const refusalOf = async (name: string, value: unknown) => {
    await stage.attempt((service) => make(service, { [name]: value }));
    return Object(stage.rejection);
  };
  const { message } = await refusalOf('?', 1);
  const [, known = ''] = /What there is: (.*)\.$/.exec(message) ?? [];
  for (const [, name = ''] of known.matchAll(/"(\w+)"/g)) {
    const { option, field } = await refusalOf(name, Symbol('x'));
    this.part(Places).found.set(name, option ?? field);
  }
});

When(/^Ada calls ([a-z].*\))$/i, async function (this: AuditWorld, source: string) {
  const { make } = hostileCall(source);
  await this.part(AuditStage).attempt((service) => make(service, undefined));
});

Then('the call is accepted', function (this: AuditWorld) {
  const [outcome] = this.part(AuditStage).outcomes;
  assert.equal(outcome?.status, 'fulfilled');
});

Then(
  'each of the {int} is refused by its name behind {string}',
  function (this: AuditWorld, count: number, within: string) {
    const { found } = this.part(Places);
    const wrong = [...found].filter(([name, place]) => place !== `${within}${name}`);
    assert.deepEqual(wrong, []);
    assert.equal(found.size, count);
  },
);
