import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { SecondName } from '../engines/support/second-name';
import { StoreStage } from '../engines/support/store-stage';
import type { AuditWorld } from '../support/world';

Given(
  /^a hard link to a store that (her own program|another process) has open$/,
  async function (this: AuditWorld, who: string) {
    const name = this.part(SecondName);
    await name.holdFirst(who);
    name.make();
  },
);

Given('a hard link to it that was made for a backup', function (this: AuditWorld) {
  this.part(SecondName).make();
});

Given(
  'a store that another process has open by a mount of the file alone',
  async function (this: AuditWorld) {
    await this.part(SecondName).holdMounted();
  },
);

When('Ada opens the store by the link', async function (this: AuditWorld) {
  this.part(SecondName).use();
  await this.part(StoreStage).tryOpen();
});

When('Ada opens the store by a symbolic link', async function (this: AuditWorld) {
  const name = this.part(SecondName);
  name.makeSymbolic();
  name.use();
  await this.part(StoreStage).tryOpen();
});

Then('each of her two stores holds {int} rows', async function (this: AuditWorld, count: number) {
  const { engines } = this.part(StoreStage);
  assert.deepEqual(await Promise.all(engines.map((engine) => engine.count({}))), [count, count]);
});

Then('it opens when the other process has closed it', async function (this: AuditWorld) {
  await this.part(SecondName).letGo();
  const engine = await this.part(StoreStage).open();
  assert.equal(await engine.count({}), 0);
});

Then('the link opens when the store is closed', async function (this: AuditWorld) {
  await this.part(SecondName).letGo();
  const engine = await this.part(StoreStage).open();
  assert.equal(await engine.count({}), 0);
});
