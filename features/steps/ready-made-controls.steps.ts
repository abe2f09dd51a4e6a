import { ok } from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

Then('at least one interleaving holds', function (this: AuditWorld) {
  const { failing, interleavings } = this.part(Search).exploration;
  ok(failing < interleavings, 'Each of them fails.');
});
