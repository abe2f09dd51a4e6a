import { equal } from 'node:assert/strict';
import { exploreInterleavings } from '@audit-race/interleavings';
import { Then, When } from '@cucumber/cucumber';
import { claimBesideClearing } from '../interleavings/support/explored-log/explore-claims';
import { Search } from '../interleavings/support/search';
import { WAIT_MS_MAX } from '../support/patience';
import type { AuditWorld } from '../support/world';

When(
  'one process claims a name while another clears the folder, in every order with {int} preemptions and no join',
  async function (this: AuditWorld, preemptionsMax: number) {
    const limits = { preemptionsMax, joinsMax: 0, effectTimeoutMs: WAIT_MS_MAX };
    await this.part(Search).explore(() => exploreInterleavings(claimBesideClearing, limits));
  },
);

Then('the name is claimed in all {int} interleavings', function (this: AuditWorld, interleavings: number) {
  const { failing, interleavings: all, smallest, cutBy } = this.part(Search).exploration;
  equal(failing, 0n, smallest?.problems[0]?.message);
  equal(all, BigInt(interleavings));
  equal(cutBy.join(), 'joinsMax,preemptionsMax');
});
