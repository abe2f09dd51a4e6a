import { deepEqual, equal, ok } from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import { Reader } from '../documentation/support/reader';
import { writeBankPages } from '../documentation/support/written-pages';
import type { AuditWorld } from '../support/world';

Given(
  'Ada reads the page of a bank, {int} wide and {int} high',
  async function (this: AuditWorld, width: number, height: number) {
    const { file } = await writeBankPages();
    await this.part(Reader).open(pathToFileURL(file).href, { viewport: { width, height } });
  },
);

Then('below the known bugs stand the issues:', function (this: AuditWorld, table: DataTable) {
  const { html } = this.part(ReadPage);
  const start = html.indexOf('<section class="bugs"');
  const [, ...parts] = html.slice(start, html.indexOf('</section>', start)).split(/<h[23][^>]*>/);
  const found = parts.map((part) => [
    textOf(`<body>${part.slice(0, part.search(/<\/h[23]>/))}<script>`),
    [...part.matchAll(/href="#issue-(\d+)"/g)].map(([, issue]) => issue).join(', '),
  ]);
  deepEqual(found, table.raw());
});

Then('without scrolling she reads {string}', async function (this: AuditWorld, words: string) {
  const { page } = this.part(Reader);
  const line = page.locator('.open-bugs');
  equal((await line.textContent())?.trim(), words);
  const box = await line.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  ok(box && box.y + box.height <= height, JSON.stringify({ box, height }));
});

Then('{string} leads her to {string}', async function (this: AuditWorld, link: string, title: string) {
  const { page } = this.part(Reader);
  await page.getByText(link, { exact: true }).click();
  const top = (await page.getByRole('heading', { name: title, exact: true }).boundingBox())?.y ?? -1;
  ok(top >= 0 && top < (page.viewportSize()?.height ?? 0), `It is at ${top}.`);
});
