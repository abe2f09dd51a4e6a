import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../../support/child';
import { measured } from '../../support/coverage';
import { runFolderWarm } from '../../support/nested-run';
import { onceInARun } from '../../support/once-in-a-run';
import { countIds } from './edited-messages';

/** What the command makes of runs. */
export interface Documents {
  readonly exitCode: number | null;
  readonly page: string;
  readonly markdown: string;
  readonly ledger: string;
  readonly words: string;
}

const shop = path.resolve('features/documentation/fixtures/shop');
const program = path.resolve('src/cucumber/dist/command/main.js');
const retries = ['--retry', '1', '--retry-tag-filter', '@flaky'];

/** The messages of the shop, run as a whole and in two shards; once in a run. */
function runTheShop(): Promise<Readonly<Record<'whole' | 'first' | 'second', string>>> {
  return onceInARun('the shards of the shop', async (folder) => {
    const run = async (name: string, args: readonly string[]) => {
      const file = path.join(folder, `${name}.ndjson`);
      await runFolderWarm(shop, [...retries, ...args, '--format', `message:${file}`]);
      return file;
    };
    return {
      whole: await run('whole', []),
      first: await run('first', ['--shard', '1/2']),
      second: await run('second', ['--shard', '2/2']),
    };
  });
}

/** What the command makes of the whole run. */
export async function documentWholeShop(): Promise<Documents> {
  const { whole } = await runTheShop();
  return onceInARun('the whole shop documented', (folder) => documentFiles([whole], folder));
}

/** What it makes of the shards. */
export async function documentShards(how: string, folder: string): Promise<Documents> {
  const { first, second } = await runTheShop();
  if (how === 'in the other order') {
    return documentFiles([second, first], folder);
  }
  if (how !== 'with ids that collide') {
    return documentFiles([first, second], folder);
  }
  const counted = [first, second].map((file) => {
    const copy = path.join(folder, path.basename(file));
    writeFileSync(copy, countIds(readFileSync(file, 'utf8')));
    return copy;
  });
  return documentFiles(counted, folder);
}

async function documentFiles(files: readonly string[], folder: string): Promise<Documents> {
  const [page = '', markdown = '', ledger = ''] = ['page.html', 'page.md', 'ledger.json'].map((name) =>
    path.join(folder, name),
  );
  const args = ['document', ...files, '--html', page, '--markdown', markdown, '--ledger', ledger];
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('CUCUMBER_'));
  const env = { ...Object.fromEntries(inherited), ...measured, CI: '' };
  const { exitCode, stdout } = await runChild(process.execPath, [program, ...args], { cwd: shop, env });
  const read = (file: string) => readFileSync(file, 'utf8');
  return { exitCode, page: read(page), markdown: read(markdown), ledger: read(ledger), words: stdout };
}
