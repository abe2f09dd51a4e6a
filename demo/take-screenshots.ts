/** `npm run screenshots`: takes the pictures of the README from the living documentation of the last run. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../features/documentation/support/find-browser';

const PAGE = pathToFileURL(resolve('reports/living-documentation.html')).href;
const FOLDER = 'features/documentation/screenshots';

const PLACES = {
  'first-screen': '',
  race: '#interleavings/one-session/two-callers-and-the-least-that-goes-wrong',
};
const WIDTHS = { '': 1440, '-narrow': 390 };

async function main(): Promise<void> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new Error('Chromium was not found; install it, or say where it is in CHROME_PATH.');
  }
  const browser = await chromium.launch({ executablePath });
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [suffix, width] of Object.entries(WIDTHS)) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      for (const [name, place] of Object.entries(PLACES)) {
        await page.goto(`${PAGE}${place}`);
        await page.screenshot({ path: `${FOLDER}/${name}${suffix}-${colorScheme}.png` });
      }
      await page.close();
    }
  }
  await browser.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
