import { ok } from 'node:assert/strict';
import { Given } from '@cucumber/cucumber';
import { keepingClocks, lookingAtClock } from '../interleavings/support/controls/told-times';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

Given('code with a clock that {}', function (this: AuditWorld, does: string) {
  const family = lookingAtClock(does);
  ok(family, `No code is known that ${does}.`);
  this.part(Search).family = family;
});

Given('code that keeps its clocks', function (this: AuditWorld) {
  this.part(Search).family = keepingClocks;
});
