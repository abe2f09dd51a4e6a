import { deepEqual, equal } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { writePage } from '../documentation/support/documented-run';
import { type MadeScenario, makeRun } from '../documentation/support/made-run';
import { findDeadParts } from '../documentation/support/parts-of-the-page';
import { ReadPage } from '../documentation/support/read-page';
import { Reader } from '../documentation/support/reader';
import { writeShopPages } from '../documentation/support/written-pages';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

Given('Ada reads the page of scenarios called:', async function (this: AuditWorld, table: DataTable) {
  const scenarios = table.raw().map(([name = '']) => ({ name }));
  await openPageOf(this, scenarios);
});

Given(
  'Ada reads the page of scenarios that are called by their tags:',
  async function (this: AuditWorld, table: DataTable) {
    const scenarios = table.raw().map(([tag = '']) => ({ name: `tagged ${tag}`, tags: [tag] }));
    await openPageOf(this, scenarios);
  },
);

Given('Ada has the page of a shop', async function (this: AuditWorld) {
  this.part(ReadPage).shop = await writeShopPages();
});

Given(
  'the page of a scenario called {string} in which all of its characters are halves',
  function (this: AuditWorld, name: string) {
    const halves = name.replaceAll(/./g, '\uD83D');
    this.part(ReadPage).html = writePage(
      makeRun([{ name: halves, tags: [`@${halves}`] }], { success: true }),
    );
  },
);

Given(
  'Ada reads the page of a scenario that is called by {int} words, {int} times each',
  async function (this: AuditWorld, words: number, times: number) {
    const all = wordsOf(words);
    await openPageOf(this, [{ name: Array(times).fill(all).join(' ') }]);
    this.part(ReadPage).html = all;
  },
);

When('she searches for all of these words', async function (this: AuditWorld) {
  const reader = this.part(Reader);
  await reader.page.locator('[name=q]').fill(this.part(ReadPage).html);
  await reader.settle();
});

Then(
  '{int} places are lit up, and the page complains of nothing',
  async function (this: AuditWorld, count: number) {
    const reader = this.part(Reader);
    const found = await reader.page.evaluate<number>(`CSS.highlights.get('found').size`);
    deepEqual([found, reader.complaints], [count, []]);
  },
);

Then(
  'each of these words shows her its scenario alone, and lights it up:',
  async function (this: AuditWorld, table: DataTable) {
    const reader = this.part(Reader);
    const seen: string[][] = [];
    for (const [word = ''] of table.rows()) {
      await reader.page.locator('[name=q]').fill(word);
      await reader.settle();
      seen.push([word, (await namesOn(reader)).join(', '), (await litUpOn(reader)).join(' ')]);
    }
    deepEqual(seen, table.rows());
    deepEqual(reader.complaints, []);
  },
);

Then('each tag that she follows shows her its scenario alone', async function (this: AuditWorld) {
  const reader = this.part(Reader);
  const tags = await reader.page.locator('.tags a').allTextContents();
  const seen: string[][] = [];
  for (const tag of tags) {
    await reader.page.getByRole('link', { name: tag, exact: true }).click();
    await reader.settle();
    seen.push(await namesOn(reader));
    await reader.page.locator('#find [type=reset]').click();
    await reader.settle();
  }
  deepEqual(
    seen,
    tags.map((tag) => [`tagged ${tag}`]),
  );
});

Then(
  'she sees all scenarios, and every part of the page works, at each of these addresses:',
  async function (this: AuditWorld, table: DataTable) {
    const reader = this.part(Reader);
    for (const [rest = ''] of table.raw()) {
      await reader.open(`${shopOf(this)}${rest}`);
      equal((await namesOn(reader)).length, 13, rest);
      deepEqual(await findDeadParts(reader), [], rest);
    }
  },
);

Then(
  'every part of the page works in a browser of each of these kinds, but for what it takes:',
  async function (this: AuditWorld, table: DataTable) {
    const reader = this.part(Reader);
    const seen: string[][] = [];
    for (const [missing = ''] of table.rows()) {
      await reader.open(shopOf(this), {}, withoutIt[missing]);
      seen.push([missing, (await findDeadParts(reader)).join(', ')]);
    }
    deepEqual(seen, table.rows());
  },
);

/** What takes something away from a browser before a page can use it. */
const withoutIt: Readonly<Record<string, string>> = {
  IntersectionObserver: 'delete window.IntersectionObserver',
  ResizeObserver: 'delete window.ResizeObserver',
  Highlight: 'delete window.Highlight',
  matchMedia: 'window.matchMedia = undefined',
  localStorage: "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })",
  replaceState: "History.prototype.replaceState = () => { throw new Error('denied'); }",
  clipboard: 'delete Navigator.prototype.clipboard',
};

/** Short words of which none is a part of another. */
function wordsOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `w${100 + index}`).join(' ');
}

async function openPageOf(world: AuditWorld, scenarios: readonly MadeScenario[]): Promise<void> {
  const file = world.part(TemporaryFolder).file('page.html');
  writeFileSync(file, writePage(makeRun(scenarios, { success: true })));
  await world.part(Reader).open(pathToFileURL(file).href);
}

function shopOf(world: AuditWorld): string {
  return pathToFileURL(String(world.part(ReadPage).shop?.file)).href;
}

function namesOn(reader: Reader): Promise<string[]> {
  return reader.page.locator('.scenario:visible > .title .name').allTextContents();
}

// Of the names of scenarios: what else is lit up is told by other scenarios.
function litUpOn(reader: Reader): Promise<string[]> {
  return reader.page.evaluate<string[]>(
    `[...CSS.highlights.get('found')]
      .filter((range) => range.startContainer.parentElement.matches('.scenario .name'))
      .map(String)`,
  );
}
