import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { formatter } from '@audit-race/cucumber/documentation';
import htmlFormatter from '@cucumber/cucumber/lib/formatter/builtin/html';
import { type Browser, chromium, errors } from 'playwright-core';
import { findBrowser } from '../features/documentation/support/find-browser';
import { printTable } from './print-table';
import { median } from './statistics';
import { type Message, uriOf, wordOf, writeMessages } from './suite-messages';

const SIZES = [10, 100, 1_000, 10_000];
const RUNS = 3;

/** Both formatters are of the kind that Cucumber calls with this, so both are given the same messages in the same way. */
type Context = Parameters<typeof htmlFormatter.formatter>[0];
type Format = (context: Context) => unknown;

/** A formatter, and how its page is searched. */
interface Contender {
  readonly name: string;
  readonly format: Format;
  /** What is read, as a selector: beside it Cucumber's page has its messages as text. */
  readonly content: string;
  /** The field for words, as a selector. */
  readonly field: string;
  /** What is true in the page when it shows the one scenario that was searched and no other. */
  readonly hasFound: string;
}

const CONTENDERS: readonly Contender[] = [
  {
    name: 'ours',
    format: ({ on, write }) => formatter({ on, write, options: undefined }),
    content: 'main',
    field: '#find input[name=q]',
    hasFound: "document.querySelector('#found').textContent.startsWith('1 of')",
  },
  {
    name: "Cucumber's",
    format: htmlFormatter.formatter,
    content: '#content',
    field: 'input[name=query]',
    hasFound: "!document.querySelector('#content').textContent.includes('Case c0x0')",
  },
];
/** A page of 10,000 scenarios may take a while on a busy machine. */
const PATIENCE_MS = 60_000;

interface Cost {
  readonly builtMs: number;
  readonly bytes: number;
  /** From the command to open it until its last feature can be read; left out where there is no browser. */
  readonly openMs: number;
  /** From the last letter of a search until its answer can be read. */
  readonly searchMs: number;
}

/** What is looked for in a page. */
interface Wanted {
  /** The path of the last feature. */
  readonly uri: string;
  /** The word that only its last scenario has. */
  readonly word: string;
}

/** Prints what a page costs to build, to keep and to open, beside the report of Cucumber's own HTML formatter. */
export async function measureDocumentation(): Promise<void> {
  const executablePath = findBrowser();
  const browser = executablePath === undefined ? undefined : await chromium.launch({ executablePath });
  const rows: string[][] = [];
  for (const size of SIZES) {
    const { messages, features } = writeMessages(size);
    const wanted = { uri: uriOf(features - 1), word: wordOf(features - 1) };
    for (const contender of CONTENDERS) {
      const costs = await measure(contender, messages, (page) => readPage(browser, page, contender, wanted));
      const milliseconds = (cost: keyof Cost) => tellTime(median(costs.map((one) => one[cost])));
      const megabytes = `${((costs[0]?.bytes ?? 0) / 1e6).toFixed(2)} MB`;
      rows.push([
        `${size.toLocaleString('en')}, ${contender.name}`,
        milliseconds('builtMs'),
        megabytes,
        milliseconds('openMs'),
        milliseconds('searchMs'),
      ]);
    }
  }
  await browser?.close();
  process.stdout.write('\nLiving documentation, and the HTML report of Cucumber on the same messages\n\n');
  printTable(
    ['scenarios', 'built in', 'size', browser ? 'opened in' : 'opened in (no browser)', 'searched in'],
    rows,
  );
}

function tellTime(ms: number): string {
  return ms === Number.POSITIVE_INFINITY ? `> ${PATIENCE_MS / 1000} s` : `${ms.toFixed(0)} ms`;
}

async function measure(
  { format }: Contender,
  messages: readonly Message[],
  read: (page: string) => Promise<Pick<Cost, 'openMs' | 'searchMs'>>,
): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    const page = await write(format, messages);
    const builtMs = performance.now() - startedAt;
    costs.push({ builtMs, bytes: Buffer.byteLength(page), ...(await read(page)) });
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

async function readPage(
  browser: Browser | undefined,
  html: string,
  { content, field, hasFound }: Contender,
  { uri, word }: Wanted,
): Promise<Pick<Cost, 'openMs' | 'searchMs'>> {
  if (browser === undefined) {
    return { openMs: Number.NaN, searchMs: Number.NaN };
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    const openMs = await timeOf(async () => {
      await page.goto(pathToFileURL(file).href);
      await page.waitForFunction(
        `document.querySelector('${content}')?.textContent.includes(${JSON.stringify(uri)})`,
      );
    });
    await page.locator(field).fill(word.slice(0, -1));
    // What is done when the field is entered, and for the first letters, is not counted.
    await page.evaluate('new Promise((done) => setTimeout(() => requestAnimationFrame(done)))');
    const searchMs = await timeOf(async () => {
      await page.locator(field).fill(word);
      await page.keyboard.press('Enter');
      await page.waitForFunction(hasFound);
    });
    return { openMs, searchMs };
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
  }
}

/** How long something took; without end, where nobody waits for it any longer. */
async function timeOf(deed: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  try {
    await deed();
    return performance.now() - startedAt;
  } catch (error) {
    if (error instanceof errors.TimeoutError) {
      return Number.POSITIVE_INFINITY;
    }
    throw error;
  }
}
