import assert from 'node:assert/strict';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommandLine } from '#cucumber/command/command-line';
import { inkOf } from '#cucumber/command/terminal';
import { type NestedRun, runFolderWarm } from '../../support/nested-run';
import { onceInARun } from '../../support/once-in-a-run';

const fixture = path.resolve('features/ledger/fixtures/keyed');
const fixed = 'exports.take = (basket, count) => ({ ...basket, apples: basket.apples - count });\n';

/** What a command printed, and with what it ended. */
interface Call {
  readonly exitCode: number;
  readonly printed: string;
}

/** A run, and what it left behind. */
interface WrittenRun extends NestedRun {
  readonly ledger: string;
  readonly history: string;
  readonly junit: string;
  readonly page: string;
  readonly markdown: string;
}

/** The life of an issue that has a key: everything that was said of it on the way. */
export interface KeyedStory {
  /** Its bug is written down. */
  readonly captured: WrittenRun;
  /** The tags are held against a change that says it closes it. */
  readonly closing: Call;
  /** The bug is mended, and its tag still there. */
  readonly fixed: WrittenRun;
  readonly promoted: Call;
  readonly changelog: string;
  /** The tag is gone. */
  readonly guarded: WrittenRun;
  /** The page of the last run as a file, for a browser. */
  readonly pageFile: string;
}

/** Has the suite whose tracker has keys go from capture to guard, once in a run. */
export function tellKeyedStory(): Promise<KeyedStory> {
  return onceInARun('the suite whose tracker has keys', async (root) => {
    const folder = path.join(root, 'suite');
    cpSync(fixture, folder, { recursive: true });
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
    const captured = await run(folder);
    const closing = await call(folder, [
      'tags',
      '--issues',
      'issues.json',
      '--closes',
      'Fixes SHOP-20, shop-123',
    ]);
    writeFileSync(path.join(folder, 'src/basket.js'), fixed);
    const mended = await run(folder);
    const promoted = await call(folder, ['promote', '--issue', 'shop-123']);
    const changelog = read(folder, 'CHANGELOG.md');
    const guarded = await run(folder);
    const pageFile = path.join(folder, 'page.html');
    return { captured, closing, fixed: mended, promoted, changelog, guarded, pageFile };
  });
}

async function run(folder: string): Promise<WrittenRun> {
  const environment = { CAPTURE_BUGS_RECORD_HISTORY: '1', GITHUB_ACTIONS: 'true' };
  const outcome = await runFolderWarm(folder, [], environment);
  assert.ok(outcome.cases.length > 0, outcome.stderr);
  return {
    ...outcome,
    ledger: read(folder, 'ledger.json'),
    history: read(folder, 'history.json'),
    junit: read(folder, 'junit.xml'),
    page: read(folder, 'page.html'),
    markdown: read(folder, 'page.md'),
  };
}

async function call(cwd: string, args: readonly string[]): Promise<Call> {
  let printed = '';
  const print = (text: string) => {
    printed += text;
  };
  const terminal = { cwd, environment: {}, print, complain: print, ink: inkOf(false) };
  return { exitCode: await runCommandLine(args, terminal), printed };
}

function read(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}
