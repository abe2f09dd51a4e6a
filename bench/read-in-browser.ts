import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** What to search in a page, and how. */
export interface Reading {
  /** An expression that is true in the page when its last feature can be read. */
  readonly isOpen: string;
  /** A selector for the search field. */
  readonly field: string;
  /** The word to search. */
  readonly word: string;
  /** An expression that is true in the page when it shows only the scenario that was searched. */
  readonly hasFound: string;
}

/** The waiting times of a reader. Infinity if a page takes longer than the time limit. */
export interface ReadingCost {
  /** The time from opening the page until its last feature is readable. */
  readonly openMs: number;
  /** The time from the last letter of a search until its result is readable. */
  readonly searchMs: number;
  /** The busy time of the page's main thread for that letter and its result, including layout and painting. */
  readonly busyMs: number;
}

/** The time limit. A page of 10,000 scenarios may take long on a busy machine. */
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
  // Not Playwright's own way to focus the field: it inspects each element of the page. With 10,000 scenarios that takes 300 ms, and makes
  // each garbage collection 80 ms longer. A real reader has no such cost.
  await page.evaluate(`document.querySelector('${field}').focus()`);
  await page.keyboard.insertText(word.slice(0, -1));
  // Wait until the work for the focus and for the first letters is done, so that it does not count.
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

/** Thrown when the time limit is exceeded. */
class ImpatientError extends Error {
  override readonly name = 'ImpatientError';
}

/**
 * Waits until an expression is true in the page, and the result is painted. The expression is evaluated in each frame, by code injected
 * from outside: Playwright's own way needs `eval` in the page, which the policy of a page may forbid.
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

/** The duration of something; Infinity if it exceeds the time limit. */
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
