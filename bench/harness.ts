import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { SCENARIOS, STEPS, writeManyScenarios } from './harness-suite';
import { printTable } from './print-table';
import { median, range } from './statistics';

const PAIRS = Number(process.env.BENCH_RUNS ?? 5);
const CUCUMBER = resolve('node_modules/@cucumber/cucumber/bin/cucumber.js');
/** Runs Cucumber, and prints its CPU time in microseconds as the last line. */
const MEASURED = `
const { writeSync } = require('node:fs');
process.on('exit', () => writeSync(2, '\\n' + process.cpuUsage().user));
process.argv.splice(1, 0, ${JSON.stringify(CUCUMBER)});
require(${JSON.stringify(CUCUMBER)});
`;

/** A suite, with its number of captured bugs, and the maximum acceptable cost of the harness. */
interface Suite {
  readonly name: string;
  readonly captureEvery?: number;
  readonly captures: number;
  readonly most: number;
}

const suites: readonly Suite[] = [
  { name: 'no scenario is tagged', captures: 0, most: 1.05 },
  { name: 'one in a hundred is a captured bug', captureEvery: 100, captures: SCENARIOS / 100, most: 1.1 },
];

/** The CPU time of a suite without and with the harness. */
interface Pair {
  readonly withoutMs: number;
  readonly withMs: number;
}

/**
 * Measures what the harness costs suites of many small scenarios.
 *
 * It measures CPU time, because wall-clock time includes other work of the machine. The runs come in pairs in alternating order, so that
 * a machine that slows down affects both sides. The result is the median of the ratios of the pairs. It is an upper limit, because
 * the steps of these scenarios do nothing, and real ones take longer.
 */
export function measureHarness(): void {
  process.stdout.write(`\nThe harness: ${SCENARIOS} scenarios of ${STEPS} steps that do nothing\n\n`);
  const rows = suites.flatMap((suite) => describeSuite(suite, measureSuite(suite)));
  printTable(['', 'processor time', '±', 'with ÷ without', 'at most'], rows);
  process.stdout.write('\n');
}

function measureSuite(suite: Suite): readonly Pair[] {
  const folder = writeManyScenarios(suite.captureEvery);
  try {
    return Array.from({ length: PAIRS }, (_, pair) => {
      process.stderr.write(`  pair ${pair + 1} of ${PAIRS}: without and with the harness, ${suite.name}\n`);
      return runPair(folder, suite, pair % 2 === 0);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runPair(folder: string, { captures }: Suite, isWithoutFirst: boolean): Pair {
  const passed = SCENARIOS - captures;
  // Without the harness, a captured bug is an ordinary failure.
  const runWithout = () => runOnce(folder, 'default', describeCounts('failed', captures, passed));
  const runWith = () => runOnce(folder, 'harness', describeCounts('skipped', captures, passed));
  if (isWithoutFirst) {
    const withoutMs = runWithout();
    return { withoutMs, withMs: runWith() };
  }
  const withMs = runWith();
  return { withoutMs: runWithout(), withMs };
}

function describeCounts(status: string, captures: number, passed: number): string {
  return `${SCENARIOS} scenarios (${captures === 0 ? '' : `${captures} ${status}, `}${passed} passed)`;
}

function runOnce(folder: string, profile: string, summary: string): number {
  const args = ['--eval', MEASURED, '--', '--profile', profile, '--format', 'summary'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (!stdout.includes(summary)) {
    throw new Error(`The suite did not end with "${summary}":\n${stdout}${stderr}`);
  }
  return Number(stderr.split('\n').at(-1)) / 1000;
}

function describeSuite({ name, most }: Suite, pairs: readonly Pair[]): string[][] {
  const ratio = median(pairs.map(({ withMs, withoutMs }) => withMs / withoutMs));
  const without = pairs.map(({ withoutMs }) => withoutMs);
  const withHarness = pairs.map(({ withMs }) => withMs);
  return [
    [`${name}: without`, ...describeTimes(without), '', ''],
    [`${name}: with`, ...describeTimes(withHarness), ratio.toFixed(3), most.toFixed(2)],
  ];
}

function describeTimes(times: readonly number[]): string[] {
  return [`${Math.round(median(times))} ms`, range(times, (time) => `${Math.round(time)} ms`)];
}
