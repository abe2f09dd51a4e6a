/** `npm run scenario`: runs the given features or scenarios on the current build. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeRed } from './describe-red';
import { print } from './run-script';
import { readScenarios } from './scenario-summary';

const HELP = `npm run scenario -- FILE[:LINE[:LINE...]]... [any argument of Cucumber]

  npm run scenario -- features/session/one-session.feature      the scenarios of a file
  npm run scenario -- features/session/one-session.feature:12   the one in this line
  npm run scenario -- features/session                          a folder
  npm run scenario -- features/session --name "same moment"     those of a name
  npm run watch -- features/session                             again whenever a file changes`;

async function main(args: readonly string[]): Promise<void> {
  if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
    print(HELP);
    process.exitCode = args.length === 0 ? 1 : 0;
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'scenario-'));
  try {
    const messages = path.join(folder, 'messages.ndjson');
    const exitCode = await runCucumber([...args.map(readFolder), '--format', `message:${messages}`]);
    const { count, red } = readScenarios(messages);
    const isNothing = exitCode === 0 && count.passed + count.failed + count.skipped === 0;
    const nothing = { place: args.join(' '), name: '', errors: ['No scenario is there.'] };
    for (const line of describeRed(isNothing ? [nothing] : red)) {
      print(line);
    }
    process.exitCode = isNothing ? 1 : exitCode;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Converts a folder to a glob for the chapter itself. Cucumber would also search its subfolders, which contain suites of fixtures. */
function readFolder(arg: string): string {
  const isFolder = statSync(arg, { throwIfNoEntry: false })?.isDirectory() === true;
  const folder = arg.replace(/[\\/]+$/, '');
  return isFolder ? `${folder}/${path.basename(folder) === 'features' ? '*/' : ''}*.feature` : arg;
}

function runCucumber(args: readonly string[]): Promise<number> {
  const program = path.resolve('node_modules/@cucumber/cucumber/bin/cucumber.js');
  const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' });
  // On Ctrl-C, the child gets the signal, too, and ends as Cucumber does. This process ignores it, to finish its work afterwards.
  process.on('SIGINT', () => undefined);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
