import { PassThrough } from 'node:stream';
import { formatter } from '@audit-race/cucumber/documentation';
import htmlFormatter from '@cucumber/cucumber/lib/formatter/builtin/html';
import { chromium } from 'playwright-core';
import { findBrowser } from '../features/documentation/support/find-browser';
import { printTable } from './print-table';
import { PATIENCE_MS, type ReadingCost, readInBrowser } from './read-in-browser';
import { median } from './statistics';
import { type Message, uriOf, wordOf, writeMessages } from './suite-messages';

const SIZES = [10, 100, 1_000, 10_000];
const RUNS = Number(process.env.BENCH_RUNS ?? 3);

/** Both formatters have the interface that Cucumber calls with this context, so both get the same messages in the same way. */
type Context = Parameters<typeof htmlFormatter.formatter>[0];
type Format = (context: Context) => unknown;

/** A formatter, and how its page is searched. */
interface Contender {
  readonly name: string;
  readonly format: Format;
  /** A selector for the readable content. Cucumber's page also contains its messages as text, outside of this element. */
  readonly content: string;
  /** A selector for the search field. */
  readonly field: string;
  /** An expression that is true in the page when it shows only the scenario that was searched. */
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

/** The result if there is no browser. */
const UNREAD: ReadingCost = { openMs: Number.NaN, searchMs: Number.NaN, busyMs: Number.NaN };

interface Cost extends ReadingCost {
  readonly builtMs: number;
  readonly bytes: number;
}

/** Opens and searches a written page. */
type Read = (html: string, contender: Contender, features: number) => Promise<ReadingCost>;

/** Measures what a page costs to build, to store and to open, in relation to the report of Cucumber's own HTML formatter. */
export async function measureDocumentation(): Promise<void> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    print(await measureAll(async () => UNREAD), ' (no browser)');
    return;
  }
  const browser = await chromium.launch({ executablePath });
  try {
    const read: Read = (html, { content, field, hasFound }, features) => {
      const isOpen = `document.querySelector('${content}')?.textContent.includes('${uriOf(features - 1)}')`;
      return readInBrowser(browser, html, { isOpen, field, hasFound, word: wordOf(features - 1) });
    };
    print(await measureAll(read), '');
  } finally {
    // An open browser would keep this process alive.
    await browser.close();
  }
}

async function measureAll(read: Read): Promise<string[][]> {
  const rows: string[][] = [];
  for (const size of SIZES) {
    const { messages, features } = writeMessages(size);
    for (const contender of CONTENDERS) {
      const costs = await measure(contender, messages, (page) => read(page, contender, features));
      const milliseconds = (cost: keyof Cost) => tellTime(median(costs.map((one) => one[cost])));
      rows.push([
        `${size.toLocaleString('en')}, ${contender.name}`,
        milliseconds('builtMs'),
        `${((costs[0]?.bytes ?? 0) / 1e6).toFixed(2)} MB`,
        milliseconds('openMs'),
        milliseconds('searchMs'),
        milliseconds('busyMs'),
      ]);
    }
  }
  return rows;
}

function print(rows: string[][], remark: string): void {
  process.stdout.write('\nLiving documentation, and the HTML report of Cucumber on the same messages\n\n');
  printTable(
    ['scenarios', 'built in', 'size', `opened in${remark}`, 'searched in', 'of that, the page worked'],
    rows,
  );
}

function tellTime(ms: number): string {
  return ms === Number.POSITIVE_INFINITY ? `> ${PATIENCE_MS / 1000} s` : `${ms.toFixed(0)} ms`;
}

async function measure(
  { format }: Contender,
  messages: readonly Message[],
  read: (page: string) => Promise<ReadingCost>,
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
