import { deepEqual, equal, ok } from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Exploration,
  type ExplorationOptions,
  type ExplorationProgress,
  exploreInterleavings,
} from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

/** A module that holds an experiment, and what several searches of it have found. */
class ModuleSearch {
  file: URL | string = '';
  readonly progress: ExplorationProgress[] = [];
  readonly explorations: Exploration[] = [];
}

const MODULES = path.join(__dirname, '../interleavings/support/workers');

Given('the experiment in the module {string}', function (this: AuditWorld, name: string) {
  this.part(ModuleSearch).file = path.join(MODULES, name);
});

Given(
  /^the experiment in the module "(.*)", given as (.*)$/,
  function (this: AuditWorld, name: string, way: string) {
    const file = path.join(MODULES, name);
    const url = pathToFileURL(file);
    const given: Readonly<Record<string, URL | string>> = {
      'a URL': url,
      'the text of a URL': url.href,
      'a path': path.relative(process.cwd(), file),
      'a URL that jsdom plays': playedUrl(url),
    };
    this.part(ModuleSearch).file = given[way] ?? '';
  },
);

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

When('Ada explores it with {int} workers and a budget', async function (this: AuditWorld, workers: number) {
  const { progress } = this.part(ModuleSearch);
  const onProgress = (heard: ExplorationProgress) => progress.push(heard);
  await exploreModule(this, { workers, budgetMs: 800, progressEveryMs: 100, onProgress });
});

When(
  'Ada explores it with {int} workers and a signal, aborted as she hears',
  async function (this: AuditWorld, workers: number) {
    const { progress } = this.part(ModuleSearch);
    const abortion = new AbortController();
    const onProgress = (heard: ExplorationProgress) => {
      progress.push(heard);
      // By then, other threads are at work.
      if (heard.elapsedMs > 400) {
        abortion.abort();
      }
    };
    await exploreModule(this, { workers, signal: abortion.signal, progressEveryMs: 100, onProgress });
  },
);

Then('the search was cut by {string}', function (this: AuditWorld, limit: string) {
  const [exploration] = this.part(ModuleSearch).explorations;
  deepEqual([exploration?.complete, exploration?.cutBy], [false, [limit]]);
});

Then('she has heard of more and more orders, up to those that the search tells', function (this: AuditWorld) {
  const { progress, explorations } = this.part(ModuleSearch);
  const heard = progress.map(({ explored }) => explored);
  ok(heard.length > 1, 'She has heard nothing.');
  // On a busy machine no thread may have ended an order since she heard last.
  deepEqual(
    heard,
    heard.toSorted((one, other) => one - other),
  );
  ok(Number(heard.at(-1)) > 0, 'She has heard of no order.');
  ok(Number(heard.at(-1)) <= Number(explorations[0]?.explored), String(heard));
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

async function exploreModule(world: AuditWorld, options: Partial<ExplorationOptions>): Promise<void> {
  const { file, explorations } = world.part(ModuleSearch);
  explorations.push(await exploreInterleavings(file, options));
}

/** A class of its own, as in the pages that jsdom plays. */
function playedUrl({ href, protocol, searchParams }: URL): URL {
  return { href, protocol, searchParams, toString: () => href } as URL;
}
