import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { formatter } from '@audit-race/cucumber/documentation';
import htmlFormatter from '@cucumber/cucumber/lib/formatter/builtin/html';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../features/documentation/support/find-browser';
import { printTable } from './print-table';
import { median } from './statistics';
import { type Message, uriOf, writeMessages } from './suite-messages';

const SIZES = [10, 100, 1_000, 10_000];
const RUNS = 3;

/** Both formatters are of the kind that Cucumber calls with this, so both are given the same messages in the same way. */
type Context = Parameters<typeof htmlFormatter.formatter>[0];
type Format = (context: Context) => unknown;

const FORMATS: readonly (readonly [string, Format])[] = [
  ['ours', ({ on, write }) => formatter({ on, write, options: undefined })],
  ["Cucumber's", htmlFormatter.formatter],
];

interface Cost {
  readonly builtMs: number;
  readonly bytes: number;
  /** From the command to open it until its last feature can be read; left out where there is no browser. */
  readonly openMs: number;
}

/** Prints what a page costs to build, to keep and to open, beside the report of Cucumber's own HTML formatter. */
export async function measureDocumentation(): Promise<void> {
  const executablePath = findBrowser();
  const browser = executablePath === undefined ? undefined : await chromium.launch({ executablePath });
  const rows: string[][] = [];
  for (const size of SIZES) {
    const { messages, features } = writeMessages(size);
    for (const [name, format] of FORMATS) {
      const costs = await measure(format, messages, (page) => openPage(browser, page, uriOf(features - 1)));
      const milliseconds = (cost: keyof Cost) => `${median(costs.map((one) => one[cost])).toFixed(0)} ms`;
      const megabytes = `${((costs[0]?.bytes ?? 0) / 1e6).toFixed(2)} MB`;
      rows.push([
        `${size.toLocaleString('en')}, ${name}`,
        milliseconds('builtMs'),
        megabytes,
        milliseconds('openMs'),
      ]);
    }
  }
  await browser?.close();
  process.stdout.write('\nLiving documentation, and the HTML report of Cucumber on the same messages\n\n');
  printTable(['scenarios', 'built in', 'size', browser ? 'opened in' : 'opened in (no browser)'], rows);
}

async function measure(
  format: Format,
  messages: readonly Message[],
  open: (page: string) => Promise<number>,
): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    const page = await write(format, messages);
    const builtMs = performance.now() - startedAt;
    costs.push({ builtMs, bytes: Buffer.byteLength(page), openMs: await open(page) });
  }
  return costs;
}

async function write(format: Format, messages: readonly Message[]): Promise<string> {
  const handlers: Parameters<Context['on']>[1][] = [];
  const written: string[] = [];
  const silence = () => undefined;
  const finish = await format({
    on: (_, handler) => handlers.push(handler),
    options: {},
    write: (text) => written.push(text.toString()),
    stream: new PassThrough(),
    logger: { debug: silence, error: silence, info: silence, warn: silence },
  });
  for (const message of messages) {
    for (const handle of handlers) {
      handle(message);
    }
  }
  if (typeof finish === 'function') {
    await finish();
  }
  return written.join('');
}

async function openPage(browser: Browser | undefined, html: string, lastUri: string): Promise<number> {
  if (browser === undefined) {
    return Number.NaN;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const page = await browser.newPage();
  try {
    const startedAt = performance.now();
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(`document.body.textContent.includes(${JSON.stringify(lastUri)})`);
    return performance.now() - startedAt;
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
  }
}
