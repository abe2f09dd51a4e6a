import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Envelope } from '#cucumber/ground/envelope';
import { type NestedRun, runFolderWarm } from '../../support/nested-run';
import { onceInARun } from '../../support/once-in-a-run';
import { readMessages } from './documented-run';

/** What a run of the shop left behind. */
export interface ShopPages {
  /** The page as a file, for a browser. */
  readonly file: string;
  readonly html: string;
  readonly markdown: string;
  readonly messages: readonly Envelope[];
  readonly summary: string;
  readonly run: NestedRun;
}

const suites = path.resolve('features/documentation/fixtures');
const formatter = pathToFileURL(path.resolve('src/cucumber/dist/documentation/formatter.js')).href;

/** Runs the shop with its documentation, once in a run. */
export function writeShopPages(): Promise<ShopPages> {
  return onceInARun('the pages of the shop', (folder) => writePages('shop', folder));
}

/** The same for a bank, whose scenarios end in every way, and whose experiments are about all kinds of issues. */
export function writeBankPages(): Promise<ShopPages> {
  return onceInARun('the pages of the bank', (folder) => writePages('bank', folder));
}

async function writePages(suite: string, folder: string): Promise<ShopPages> {
  const file = path.join(folder, 'page.html');
  const messages = path.join(folder, 'messages.ndjson');
  const markdown = path.join(folder, 'deep', 'page.md');
  const summary = path.join(folder, 'summary.md');
  const args = [
    '--retry',
    '1',
    '--retry-tag-filter',
    '@flaky',
    '--format',
    `"${formatter}":"${file}"`,
    '--format',
    `message:${messages}`,
  ];
  const run = await runFolderWarm(path.join(suites, suite), args, {
    MARKDOWN_FILE: markdown,
    GITHUB_STEP_SUMMARY: summary,
  });
  if (!existsSync(markdown)) {
    throw new Error(`The ${suite} was not documented.\n${run.stderr}`);
  }
  return {
    file,
    html: readFileSync(file, 'utf8'),
    markdown: readFileSync(markdown, 'utf8'),
    messages: readMessages(messages),
    summary: readFileSync(summary, 'utf8'),
    run,
  };
}
