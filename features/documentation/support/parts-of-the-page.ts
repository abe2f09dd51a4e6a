import type { Reader } from './reader';

/** What the script of the page does, part by part, and a way to see whether it does. */
const parts: Readonly<Record<string, (reader: Reader) => Promise<boolean>>> = {
  unfolding: async ({ page }) => (await page.locator('.rail > details[open]').count()) === 1,
  finding: async (reader) => {
    const { page } = reader;
    const all = await page.locator('.scenario:visible').count();
    await page.locator('[name=q]').fill('refund', { force: true });
    await reader.settle();
    const found = await page.locator('.scenario:visible').count();
    await page.locator('[name=q]').fill('', { force: true });
    await reader.settle();
    return found > 0 && found < all;
  },
  keys: async ({ page }) => {
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('?');
    const isOpen = await page.locator('#help').isVisible();
    await page.keyboard.press('Escape');
    return isOpen;
  },
  copying: async ({ page }) => {
    await page.locator('.chapter .self').first().click({ force: true });
    // Where nothing can be copied it says so.
    return await page
      .locator('#said:not(:empty)')
      .waitFor({ timeout: 2000 })
      .then(() => true);
  },
  following: async (reader) => {
    const { page } = reader;
    await page.locator('.chapter').first().evaluate('(chapter) => chapter.scrollIntoView()');
    await reader.settle();
    return (await page.locator('.contents [aria-current]').count()) === 1;
  },
};

/** The parts that do not work. */
export async function findDeadParts(reader: Reader): Promise<string[]> {
  const dead: string[] = [];
  for (const [name, works] of Object.entries(parts)) {
    if (!(await works(reader))) {
      dead.push(name);
    }
  }
  return dead;
}
