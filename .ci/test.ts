/**
 * Everything CI needs, in one command: the gates of `npm run check`, the features, and the coverage of src by them.
 *
 * Each gate counts as one, like a scenario. A red gate does not stop the others: one run shows all that is wrong.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { countScenarios } from './scenario-count';

const GATES = ['types', 'style', 'layers', 'unused', 'docs', 'suppressions'];
const MESSAGES = 'reports/cucumber.ndjson';

const gates = GATES.map((gate) => passes(`check:${gate}`));

rmSync(MESSAGES, { force: true });
const features = passes('features:covered');
const scenarios = countScenarios(MESSAGES);
const coverage = passes('check:coverage');

// Cucumber may fail without a failing scenario: a broken hook around the run, or a plugin that found something.
const isUnexplained = !features && scenarios.failed === 0;
const others = [...gates, coverage, !isUnexplained];
const passed = scenarios.passed + others.filter(Boolean).length;
const failed = scenarios.failed + others.filter((isGreen) => !isGreen).length;
const skipped = scenarios.skipped === 0 ? '' : `, ${scenarios.skipped} skipped`;
print(`${passed} passed, ${failed} failed${skipped}`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs a script of package.json, shows what it prints, and says whether it ended well. */
function passes(script: string): boolean {
  print(`\n── ${script}`);
  const startedAt = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  print(`${status === 0 ? '✔' : '✖'} ${script} (${seconds} s)`);
  return status === 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
