import { deepEqual, equal, ok } from 'node:assert/strict';
import path from 'node:path';
import { type Exploration, exploreInterleavings } from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

/** A module that holds an experiment, and what several searches of it have found. */
class ModuleSearch {
  file = '';
  readonly explorations: Exploration[] = [];
}

Given('the experiment in the module {string}', function (this: AuditWorld, name: string) {
  this.part(ModuleSearch).file = path.join(__dirname, '../interleavings/support/workers', name);
});

When(
  'Ada explores it with 1 and with {int} workers, limited by {word} {int}',
  async function (this: AuditWorld, workers: number, limit: string, value: number) {
    const { file, explorations } = this.part(ModuleSearch);
    for (const threads of [1, workers]) {
      explorations.push(await exploreInterleavings(file, { workers: threads, [limit]: value }));
    }
  },
);

When('Ada explores it with {int} workers', function (this: AuditWorld, workers: number) {
  const { file } = this.part(ModuleSearch);
  return this.part(Search).explore(() => exploreInterleavings(file, { workers }));
});

Then('both have found the same', function (this: AuditWorld) {
  const [one, other] = this.part(ModuleSearch).explorations;
  ok(Number(one?.explored) > 0, 'Nothing was explored.');
  deepEqual(other, one);
});

Then('both have run {int} orders', function (this: AuditWorld, explored: number) {
  const { explorations } = this.part(ModuleSearch);
  deepEqual(
    explorations.map((each) => [each.explored, ...each.cutBy]),
    [1, 3].map(() => [explored, 'interleavingsMax']),
  );
});

Then('the refusal carries orders that were run before', function (this: AuditWorld) {
  const { found } = this.part(Search).lastRefusal as { found?: Exploration };
  ok(Number(found?.explored) > 0, 'Nothing was kept.');
  equal(found?.complete, false);
});
