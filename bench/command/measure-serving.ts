import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { printTable } from '../print-table';
import { median, range } from '../statistics';
import { startProgram } from './start-program';

/** Pages of a log, relative to the base URL. The first is the page that is opened first. */
const PAGES = ['', '?actor=user-7&outcome=success', '?q=user-7', '?eventType=plan.*&until=1h'];
const FIRST_PAINT = `new Promise((done) => new PerformanceObserver((list) => done(list.getEntries()[0].startTime))
  .observe({ type: 'paint', buffered: true }))`;

/** Measures the time until a page is painted, in a browser, while a service has the log open. */
export async function measureServing(file: string, browser: Browser, rounds: number): Promise<void> {
  const { child, stdout } = startProgram(file, ['serve', '--port', '0']);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const [address] = await once(createInterface(stdout), 'line');
    await page.goto(String(address));
    const place = page.url();
    const entry = await page.locator('a[data-row]').first().getAttribute('href');
    const rows: string[][] = [];
    for (const address of [...PAGES.map((each) => place + each), new URL(String(entry), place).href]) {
      const paints = await paintsOf(page, address, rounds);
      rows.push([address.slice(place.length) || '/', inMs(median(paints)), range(paints, inMs)]);
    }
    process.stdout.write('\nFrom opening an address of audit-race serve to the first paint\n\n');
    printTable(['', 'median', 'range'], rows);
  } finally {
    await page.close();
    child.kill('SIGINT');
    await once(child, 'close');
  }
}

async function paintsOf(page: Page, address: string, rounds: number): Promise<number[]> {
  const paints: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.goto(address);
    paints.push(await page.evaluate<number>(FIRST_PAINT));
  }
  return paints;
}

const inMs = (ms: number) => `${Math.round(ms)} ms`;
