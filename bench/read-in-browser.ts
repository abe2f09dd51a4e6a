import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** What is looked for in a page, and how the page is asked. */
export interface Reading {
  /** An expression that is true in the page when its last feature can be read. */
  readonly isOpen: string;
  /** The field for words, as a selector. */
  readonly field: string;
  /** What is typed into it. */
  readonly word: string;
  /** An expression that is true in the page when it shows the one scenario that was searched and no other. */
  readonly hasFound: string;
}

/** What a reader waits for; without end, where a page takes longer than anybody waits. */
export interface ReadingCost {
  /** From the command to open it until its last feature can be read. */
  readonly openMs: number;
  /** From the last letter of a search until its answer can be read. */
  readonly searchMs: number;
  /** How long the thread of the page worked for that letter and its answer, layout and painting included. */
  readonly busyMs: number;
}

/** A page of 10,000 scenarios may take a while on a busy machine. */
export const PATIENCE_MS = 60_000;

/** Opens a page from the disk and searches in it. */
export async function readInBrowser(browser: Browser, html: string, reading: Reading): Promise<ReadingCost> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    const openMs = await timeOf(async () => {
      await page.goto(pathToFileURL(file).href);
      await waitUntil(page, reading.isOpen);
    });
    return { openMs, ...(await search(page, reading)) };
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
  }
}

async function search(page: Page, { field, word, hasFound }: Reading): Promise<Omit<ReadingCost, 'openMs'>> {
  // playwright's own way to find the field looks at each element of the page. For 10,000 scenarios that takes 300 ms, and it makes
  // each collection of garbage 80 ms longer. A reader has the field already.
  await page.evaluate(`document.querySelector('${field}').focus()`);
  await page.keyboard.insertText(word.slice(0, -1));
  // What is done when the field is entered, and for the first letters, is not counted.
  await page.evaluate('new Promise((done) => setTimeout(() => requestAnimationFrame(done)))');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busyBefore = await busyMsOf(devtools);
  const searchMs = await timeOf(async () => {
    await page.keyboard.type(word.slice(-1));
    await page.keyboard.press('Enter');
    await waitUntil(page, hasFound);
  });
  return { searchMs, busyMs: Number.isFinite(searchMs) ? (await busyMsOf(devtools)) - busyBefore : searchMs };
}

async function busyMsOf(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Thrown where nobody waits any longer. */
class ImpatientError extends Error {
  override readonly name = 'ImpatientError';
}

/**
 * Waits until an expression is true in the page, and what made it true is painted. It is looked at in each frame by code that comes
 * from outside: playwright's own way needs `eval` in the page, which the policy of a page may forbid.
 */
async function waitUntil(page: Page, expression: string): Promise<void> {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), PATIENCE_MS);
  const impatient = new Promise<never>((_, reject) => {
    impatience.signal.addEventListener('abort', () => reject(new ImpatientError()));
  });
  try {
    const seen = page.evaluate(`new Promise((done) => {
      const look = () => (${expression}) ? requestAnimationFrame(() => setTimeout(done)) : requestAnimationFrame(look);
      look();
    })`);
    await Promise.race([seen, impatient]);
  } finally {
    clearTimeout(timer);
  }
}

/** How long something took; without end, where nobody waits for it any longer. */
async function timeOf(deed: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  try {
    await deed();
    return performance.now() - startedAt;
  } catch (error) {
    if (error instanceof ImpatientError) {
      return Number.POSITIVE_INFINITY;
    }
    throw error;
  }
}
