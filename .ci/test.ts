/**
 * Everything CI needs, in one command: the canary, the gates of `npm run check`, the features, and the coverage of src by them.
 *
 * Each gate counts as one, like a scenario. A red gate does not stop the others: one run shows all that is wrong.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { findBrowser } from '../features/documentation/support/find-browser';
import { countScenarios } from './scenario-count';

/** Those that need nothing but the build, which `types` makes. They run side by side. */
const GATES = ['style', 'layers', 'unused', 'docs', 'api', 'suppressions'];
const MESSAGES = 'reports/cucumber.ndjson';

async function main(): Promise<void> {
  const types = await passes('check:types');
  // First of all: the features run under the harness that they test, and could not say that it calls none of their steps.
  const canary = await passes('canary');
  const gates = await Promise.all(GATES.map((gate) => passes(`check:${gate}`, [], 'quietly')));
  rmSync(MESSAGES, { force: true });
  // A scenario that cannot run must not look as if it had: without a browser those that need one are left out and counted.
  const browser = findBrowser();
  const features = await passes('features:covered', browser ? [] : ['--tags', 'not @browser']);
  const scenarios = countScenarios(MESSAGES);
  const coverage = await passes('check:coverage');

  // Cucumber may fail without a failing scenario: a broken hook around the run, or a plugin that found something.
  const isUnexplained = !features && scenarios.failed === 0;
  const others = [types, canary, ...gates, coverage, !isUnexplained];
  const passed = scenarios.passed + others.filter(Boolean).length;
  const failed = scenarios.failed + others.filter((isGreen) => !isGreen).length;
  const skipped = scenarios.skipped === 0 ? '' : `, ${scenarios.skipped} skipped`;
  if (scenarios.leftOut > 0) {
    print(
      `${scenarios.leftOut} scenarios were NOT run: ${browser ? 'a filter left them out.' : 'they need Chromium, and there is none. Install it, or say where it is in CHROME_PATH.'}`,
    );
  }
  print(`${passed} passed, ${failed} failed${skipped}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Runs a script of package.json and says whether it ended well. What runs quietly is shown when it has ended, if red. */
function passes(script: string, args: readonly string[] = [], quietly?: 'quietly'): Promise<boolean> {
  const startedAt = performance.now();
  if (!quietly) {
    print(`\n── ${script}`);
  }
  const output: Buffer[] = [];
  const stdio = quietly ? 'pipe' : 'inherit';
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], { stdio: ['ignore', stdio, stdio] });
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (exitCode) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      print(
        `${exitCode === 0 ? '' : Buffer.concat(output)}${exitCode === 0 ? '✔' : '✖'} ${script} (${seconds} s)`,
      );
      resolve(exitCode === 0);
    });
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
