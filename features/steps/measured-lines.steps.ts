import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { MeasuredShop } from '../house/support/measured-shop';
import type { AuditWorld } from '../support/world';

Given(
  'a shop of three programs, one of them run three times, and a file that a killed one has left',
  async function (this: AuditWorld) {
    const shop = this.part(MeasuredShop);
    for (const order of ['tea', 'cake', 'cake', 'cake', '']) {
      await shop.run(order);
    }
    shop.leaveHalf();
  },
);

When('the coverage of these runs is made compact', function (this: AuditWorld) {
  this.part(MeasuredShop).compact();
});

Then('the report names the same lines, branches and counts as before', async function (this: AuditWorld) {
  const shop = this.part(MeasuredShop);
  const before = await shop.report('v8');
  assert.match(before, /^DA:2,4$/m, 'Four orders were served.');
  assert.match(before, /^BRDA:.*,3$/m, 'Three of them were cakes.');
  assert.equal(await shop.report('distinct'), before);
});

Then(
  'nothing is kept but what is below {string}, each different coverage once or twice',
  function (this: AuditWorld, folder: string) {
    const { kept } = this.part(MeasuredShop);
    assert.deepEqual(
      kept.map(({ name, count }) => `${name} ${count}`),
      [`${folder}/serve.js 4`],
    );
  },
);

Given('a shop whose files have source maps', function (this: AuditWorld) {
  this.part(MeasuredShop).addSourceMaps();
});

When('its program runs measured as in a run, and measured by Node alone', async function (this: AuditWorld) {
  await this.part(MeasuredShop).runBothWays();
});

Then('only Node alone has written down source maps', function (this: AuditWorld) {
  const shop = this.part(MeasuredShop);
  assert.deepEqual([shop.mapsIn('as-in-a-run'), shop.mapsIn('by-node')], [0, 2]);
});

Then('both have written down the same coverage of each file, twice', function (this: AuditWorld) {
  const shop = this.part(MeasuredShop);
  const written = shop.coverageIn('as-in-a-run');
  assert.deepEqual(written.length, 2);
  assert.deepEqual(written, shop.coverageIn('by-node'));
});
