import { ok } from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { Given, Then, When } from '@cucumber/cucumber';
import { Reader } from '../documentation/support/reader';
import { writeShopPages } from '../documentation/support/written-pages';
import type { AuditWorld } from '../support/world';

Given(
  'Ada reads the page of a shop, and has clicked {string} on it',
  async function (this: AuditWorld, words: string) {
    const reader = this.part(Reader);
    await reader.open(pathToFileURL((await writeShopPages()).file).href);
    const { page } = reader;
    const shown = page.locator('.scenario:visible');
    const before = await shown.count();
    await page.getByText(words, { exact: true }).first().click();
    ok((await shown.count()) < before, 'Nothing was hidden.');
  },
);

When('she turns the single letters off, and on again', async function (this: AuditWorld) {
  const { page } = this.part(Reader);
  for (const choice of [false, true]) {
    await page.locator('#show-help').click();
    await page.getByLabel('Listen to single letters').setChecked(choice);
    await page.keyboard.press('Escape');
  }
});

Then(
  'she reads {string} and {string} as the hostile suite has written them',
  async function (this: AuditWorld, one: string, other: string) {
    const { page } = this.part(Reader);
    for (const written of [one, other]) {
      const seen = page.getByText(written).filter({ visible: true });
      ok((await seen.count()) > 0, `${written} is not to be seen.`);
    }
  },
);
