import { deepEqual, equal } from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { type DataTable, Then, When } from '@cucumber/cucumber';
import { Reader } from '../documentation/support/reader';
import { writeShopPages } from '../documentation/support/written-pages';
import type { AuditWorld } from '../support/world';

const outline = '[id="paying/cards/a-price-of-price"]';

When('she takes back {string}', async function (this: AuditWorld, filter: string) {
  await this.part(Reader)
    .page.getByRole('button', { name: `Remove the filter: ${filter}` })
    .click();
});

When('she clicks {string} of the filters', async function (this: AuditWorld, words: string) {
  await this.part(Reader).page.locator('#filters').getByText(words, { exact: true }).click();
});

When(
  'she unfolds the search, types {string} and presses Enter',
  async function (this: AuditWorld, words: string) {
    const reader = this.part(Reader);
    await reader.page.getByText('Contents and search').click();
    await reader.page.locator('[name=q]').fill(words);
    await reader.page.keyboard.press('Enter');
    await reader.settle();
  },
);

Then(
  /^the filters are told as "(.*)" with these buttons:$/,
  async function (this: AuditWorld, words: string, table: DataTable) {
    const { page } = this.part(Reader);
    const buttons = await page.locator('#filters button:visible').allTextContents();
    deepEqual(
      buttons.map((text) => text.replace(' \u00D7', '')),
      table.raw().flat(),
    );
    const line = (await page.locator('#filters .asked').textContent()) ?? '';
    equal(line.slice(0, words.length), words);
  },
);

Then('no filter is told', async function (this: AuditWorld) {
  equal(await this.part(Reader).page.locator('#filters').isVisible(), false);
});

Then('the address asks for nothing', async function (this: AuditWorld) {
  await this.part(Reader).page.waitForURL(({ search }) => search === '');
});

Then('the search is folded again', async function (this: AuditWorld) {
  equal(await this.part(Reader).page.locator('#find').isVisible(), false);
});

Then('of the first screen she sees the head alone', async function (this: AuditWorld) {
  const shown = this.part(Reader).page.locator('.front > :visible');
  deepEqual(await shown.evaluateAll((elements) => elements.map(({ className }) => className)), ['head']);
});

Then(
  'these questions show these rows of the outline, and this count:',
  async function (this: AuditWorld, table: DataTable) {
    const { page } = this.part(Reader);
    const seen: string[][] = [];
    for (const [question = ''] of table.rows()) {
      await page.goto(await addressOf(question));
      const rows = await page
        .locator(`${outline} .examples tbody tr:visible td:first-child`)
        .allTextContents();
      const count = await page.locator('#found').textContent();
      seen.push([question, rows.join(', ') || 'none', String(count)]);
    }
    deepEqual(seen, table.rows());
  },
);

Then('these questions show these introductions:', async function (this: AuditWorld, table: DataTable) {
  const { page } = this.part(Reader);
  const seen: string[][] = [];
  for (const [question = ''] of table.rows()) {
    await page.goto(await addressOf(question));
    const idsOf = async (which: string) =>
      (
        await page
          .locator(`:visible > .intro${which}:visible`)
          .evaluateAll((all) => all.map(({ parentElement }) => parentElement?.id))
      ).join(' ');
    seen.push([question, await idsOf('[open]'), await idsOf(':not([open])')]);
  }
  deepEqual(seen, table.rows());
});

async function addressOf(question: string): Promise<string> {
  return `${pathToFileURL((await writeShopPages()).file).href}${question}`;
}

Then('she may choose from {string}', async function (this: AuditWorld, choices: string) {
  const told = await this.part(Reader).page.locator('#find .choice').allInnerTexts();
  deepEqual(told.map((words) => words.replaceAll(/\s+/g, ' ').trim()).join(', '), choices);
});
