import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { SCENARIOS, STEPS, writeManyScenarios } from './harness-suite';
import { printTable } from './print-table';
import { median, range } from './statistics';

const PAIRS = Number(process.env.BENCH_RUNS ?? 5);
const CUCUMBER = resolve('node_modules/@cucumber/cucumber/bin/cucumber.js');

/** A way to run the suite, and what must come of it: without the harness the one captured bug is a failure. */
interface Side {
  readonly profile: string;
  readonly summary: string;
}

const sides: Readonly<Record<'without' | 'with', Side>> = {
  without: { profile: 'default', summary: `${SCENARIOS} scenarios (1 failed, ${SCENARIOS - 1} passed)` },
  with: { profile: 'harness', summary: `${SCENARIOS} scenarios (1 skipped, ${SCENARIOS - 1} passed)` },
};

/**
 * Measures what the harness costs a suite of many small scenarios, of which one is a captured bug.
 *
 * The runs come in pairs, the first of each pair changing, so that a machine that slows down slows down both sides. The
 * ratio is the median of those of the pairs. Real scenarios take longer than these, which do nothing: it is an upper limit.
 */
export function measureHarness(): void {
  const folder = writeManyScenarios();
  try {
    const pairs = Array.from({ length: PAIRS }, (_, pair) => {
      process.stderr.write(`  pair ${pair + 1} of ${PAIRS}: a suite without and with the harness\n`);
      return runPair(folder, pair % 2 === 0);
    });
    print(pairs);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Pair {
  readonly withoutMs: number;
  readonly withMs: number;
}

function runPair(folder: string, isWithoutFirst: boolean): Pair {
  if (isWithoutFirst) {
    const withoutMs = runOnce(folder, sides.without);
    return { withoutMs, withMs: runOnce(folder, sides.with) };
  }
  const withMs = runOnce(folder, sides.with);
  return { withoutMs: runOnce(folder, sides.without), withMs };
}

function runOnce(folder: string, { profile, summary }: Side): number {
  const startedAt = performance.now();
  const args = [CUCUMBER, '--profile', profile, '--format', 'summary'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const elapsedMs = performance.now() - startedAt;
  if (!stdout.includes(summary)) {
    throw new Error(`The suite did not end with "${summary}":\n${stdout}${stderr}`);
  }
  return elapsedMs;
}

function print(pairs: readonly Pair[]): void {
  const without = pairs.map(({ withoutMs }) => withoutMs);
  const withHarness = pairs.map(({ withMs }) => withMs);
  const ratio = median(pairs.map(({ withMs, withoutMs }) => withMs / withoutMs));
  process.stdout.write(`\nThe harness: ${SCENARIOS} scenarios of ${STEPS} steps, one a captured bug\n\n`);
  printTable(
    ['', 'run time', '±', 'a scenario'],
    [describeSide('without the harness', without), describeSide('with the harness', withHarness)],
  );
  process.stdout.write(
    `\n  with ÷ without:  ${ratio.toFixed(3)} where steps do nothing, which is the upper limit\n\n`,
  );
}

function describeSide(name: string, times: readonly number[]): string[] {
  const typical = median(times);
  return [
    name,
    `${Math.round(typical)} ms`,
    range(times, (time) => `${Math.round(time)} ms`),
    `${(typical / SCENARIOS).toFixed(2)} ms`,
  ];
}
