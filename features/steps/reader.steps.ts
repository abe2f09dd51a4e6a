import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { BrowserContextOptions } from 'playwright-core';
import { Reader } from '../documentation/support/reader';
import { writeShopPages } from '../documentation/support/written-pages';
import { tellKeyedStory } from '../ledger/support/keyed-suite';
import type { AuditWorld } from '../support/world';

const SCENARIOS = 13;

async function openShop(world: AuditWorld, rest = '', options: BrowserContextOptions = {}): Promise<void> {
  const { file } = await writeShopPages();
  await world.part(Reader).open(`${pathToFileURL(file).href}${rest}`, options);
}

Given('Ada reads the page of a shop', async function (this: AuditWorld) {
  await openShop(this);
});

Given('Ada reads the page of a shop at {string}', async function (this: AuditWorld, rest: string) {
  await openShop(this, rest);
});

Given(
  'Ada reads the page of a suite whose tracker has keys, at {string}',
  async function (this: AuditWorld, rest: string) {
    const { pageFile } = await tellKeyedStory();
    await this.part(Reader).open(`${pathToFileURL(pageFile).href}${rest}`);
  },
);

Given(
  /^Ada reads the page of a shop, (light|dark) and (\d+) wide$/,
  async function (this: AuditWorld, colorScheme: 'light' | 'dark', width: string) {
    await openShop(this, '', { colorScheme, viewport: { width: Number(width), height: 844 } });
  },
);

Given('Ada reads the page of a shop without scripts', async function (this: AuditWorld) {
  await openShop(this, '', { javaScriptEnabled: false });
});

When(
  'she presses {string} and types {string}',
  async function (this: AuditWorld, key: string, words: string) {
    const { keyboard } = this.part(Reader).page;
    await keyboard.press(key);
    await keyboard.type(words);
  },
);

When(/^she presses ("\w"(?:(?:, | and )"\w")*)$/, async function (this: AuditWorld, keys: string) {
  for (const [, key = ''] of keys.matchAll(/"(\w)"/g)) {
    await this.part(Reader).page.keyboard.press(key);
  }
});

When('she chooses the verdict {string}', async function (this: AuditWorld, verdict: string) {
  await this.part(Reader).page.check(`[name=verdict][value="${verdict}"]`);
});

When('she chooses what is flaky', async function (this: AuditWorld) {
  await this.part(Reader).page.check('[name=flaky]');
});

When('she asks for the tags {string}', async function (this: AuditWorld, expression: string) {
  await this.part(Reader).page.getByLabel('Tags').fill(expression);
});

When('she clicks {string}', async function (this: AuditWorld, words: string) {
  await this.part(Reader).page.getByText(words, { exact: true }).first().click();
});

When('she goes back', async function (this: AuditWorld) {
  await this.part(Reader).page.goBack();
});

When('she turns the single letters off', async function (this: AuditWorld) {
  const { page } = this.part(Reader);
  await page.keyboard.press('?');
  await page.getByLabel('Listen to single letters').uncheck();
  await page.keyboard.press('Escape');
});

When('she copies the link of {string}', async function (this: AuditWorld, name: string) {
  const title = this.part(Reader).page.locator('.title', { hasText: name });
  await title.hover();
  await title.getByLabel('Link to this').click();
});

When('she clicks the id {string}', async function (this: AuditWorld, id: string) {
  await this.part(Reader).page.locator(`[data-copy="${id}"]`).first().click();
});

When('she copies the code that a step without a definition begins with', async function (this: AuditWorld) {
  const snippet = this.part(Reader).page.locator('.snippet').first();
  await snippet.locator('summary').click();
  await snippet.getByRole('button', { name: 'Copy' }).click();
});

When('Grace opens what was copied', async function (this: AuditWorld) {
  await this.part(Reader).open(await clipboardOf(this));
});

When('she prints it on A4', async function (this: AuditWorld) {
  const { page } = this.part(Reader);
  await page.emulateMedia({ media: 'print' });
  this.part(Paper).pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
});

When('she unfolds everything', async function (this: AuditWorld) {
  await this.part(Reader).unfold();
});

Then('she sees the scenarios:', async function (this: AuditWorld, table: DataTable) {
  deepEqual(await scenariosOn(this), table.raw().flat());
});

Then('she sees all scenarios', async function (this: AuditWorld) {
  // The browser lays out what is far below when it comes to it.
  await this.part(Reader)
    .page.locator('.scenario:visible')
    .nth(SCENARIOS - 1)
    .waitFor();
  equal((await scenariosOn(this)).length, SCENARIOS);
});

Then('she reads {string}', async function (this: AuditWorld, words: string) {
  equal(await this.part(Reader).page.locator('#found').textContent(), words);
});

Then('she sees {string}', async function (this: AuditWorld, words: string) {
  ok(
    await this.part(Reader)
      .page.getByText(words, { exact: true })
      .filter({ visible: true })
      .first()
      .isVisible(),
  );
});

Then('she sees no search', async function (this: AuditWorld) {
  equal(await this.part(Reader).page.locator('#find').isVisible(), false);
});

Then('she is shown what is wrong with the expression', async function (this: AuditWorld) {
  const said = await this.part(Reader).page.getByRole('alert').textContent();
  ok(said?.includes('@cards and'), `It says: ${said}`);
});

Then('the address asks for {string}', async function (this: AuditWorld, query: string) {
  // It is written in the pauses of typing.
  await this.part(Reader).page.waitForURL(({ search }) => search === `?${query}`);
});

Then('the focus is on {string}', async function (this: AuditWorld, name: string) {
  equal(await this.part(Reader).page.locator(':focus .name').first().textContent(), name);
});

Then('the focus is on no scenario', async function (this: AuditWorld) {
  equal(await this.part(Reader).page.locator('.scenario:focus').count(), 0);
});

Then('{string} was copied', async function (this: AuditWorld, text: string) {
  equal(await clipboardOf(this), text);
});

Then('what was copied begins with {string}', async function (this: AuditWorld, start: string) {
  equal((await clipboardOf(this)).slice(0, start.length), start);
});

Then('Grace sees the picture {string} in full width', async function (this: AuditWorld, title: string) {
  const { page } = this.part(Reader);
  const picture = page.getByAltText(title);
  const width = (await picture.boundingBox())?.width ?? 0;
  const around = (await page.locator('.scenario:target').boundingBox())?.width;
  equal(Math.round(width), Math.round(around ?? -1));
  ok(await picture.evaluate((image) => 'naturalWidth' in image && Number(image.naturalWidth) > 0));
});

Then('axe finds nothing against WCAG 2.2 AA', async function (this: AuditWorld) {
  const { page } = this.part(Reader);
  await this.part(Reader).unfold();
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })
    .then(({ violations, passes }) => ({
      rules: passes.length,
      violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)),
    }))`);
  const { rules, violations } = found as { rules: number; violations: string[] };
  ok(rules > 10, `Only ${rules} rules had anything to look at.`);
  deepEqual(violations, []);
});

Then('nothing is wider than the window', async function (this: AuditWorld) {
  const widths = await this.part(Reader).page.evaluate<readonly number[]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  equal(widths[0], widths[1]);
});

Then('she has a few sheets', function (this: AuditWorld) {
  const sheets = this.part(Paper).pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  ok(sheets >= 3 && sheets <= 30, `${sheets} sheets`);
  ok(/\/MediaBox\s*\[0 0 59[45]\S* 84[12]/.test(this.part(Paper).pdf), 'The sheets are not A4.');
});

Then('everything that was folded is on them, and no navigation', async function (this: AuditWorld) {
  const { page } = this.part(Reader);
  ok(await page.getByText('1. left: starts').isVisible());
  equal(await page.getByRole('navigation').isVisible(), false);
  equal(await page.evaluate("getComputedStyle(document.querySelector('figure')).breakInside"), 'avoid');
});

Then("no script but the page's own has run", async function (this: AuditWorld) {
  const { page } = this.part(Reader);
  equal(await page.locator('script').count(), 1);
  // What the shop tries to run would be a call of a function that is not there, and complained of.
  equal(await page.locator('[onerror], [onload], [onmouseover], img[src=x]').count(), 0);
  const addresses = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  deepEqual(
    addresses.filter((address) => /^(?:javascript|vbscript|data:text)/i.test(address ?? '')),
    [],
  );
});

Then('the page has asked for nothing, and complained of nothing', function (this: AuditWorld) {
  const { requests, complaints } = this.part(Reader);
  deepEqual({ requests, complaints }, { requests: [], complaints: [] });
});

/** What came out of the printer. */
class Paper {
  pdf = '';
}

function scenariosOn(world: AuditWorld): Promise<string[]> {
  return world.part(Reader).page.locator('.scenario:visible > .title .name').allTextContents();
}

function clipboardOf(world: AuditWorld): Promise<string> {
  return world.part(Reader).page.evaluate<string>('navigator.clipboard.readText()');
}
