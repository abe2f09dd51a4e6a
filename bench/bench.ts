/**
 * `npm run bench`: what the audit log costs, as ratios to the raw limit and to its peers in one run.
 *
 * Each figure is the median of several runs, each in a process of its own, taken in turns so that a machine that slows down
 * slows down everybody. The spread is shown beside it.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { contenders } from './contenders';
import { measureHotPath } from './hot-path';
import { printTable } from './print-table';
import { median, spread } from './statistics';

interface RunResult {
  readonly rowsPerSecond: number;
  readonly delayP99Ms: number;
  readonly memoryMb: number;
}

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const EVENTS = 200_000;
/** Enough for those who take a tenth of a millisecond or more for each event. */
const EVENTS_SLOW = 4_000;
const SLOW = /one transaction an event|with fsync|insert/;
const [RAW = '', OURS = '', IN_PROCESS = ''] = Object.keys(contenders);

function runOnce(name: string): RunResult {
  const events = SLOW.test(name) ? EVENTS_SLOW : EVENTS;
  const args = ['-r', 'ts-node/register', join(__dirname, 'run-contender.ts'), name, String(events)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${name} failed:\n${stderr}`);
  }
  return JSON.parse(stdout);
}

async function main(): Promise<void> {
  print(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, median of ${RUNS} runs\n`,
  );
  const results = new Map<string, RunResult[]>(Object.keys(contenders).map((name) => [name, []]));
  for (let run = 1; run <= RUNS; run += 1) {
    for (const [name, runs] of results) {
      process.stderr.write(`  run ${run} of ${RUNS}: ${name}\n`);
      runs.push(runOnce(name));
    }
  }
  const rows = (name: string) => (results.get(name) ?? []).map(({ rowsPerSecond }) => rowsPerSecond);
  const delays = (name: string) => (results.get(name) ?? []).map(({ delayP99Ms }) => delayP99Ms);
  const ours = median(rows(OURS));
  print('\nThroughput\n');
  printTable(
    ['', 'rows/s', '±', 'audit-race ÷ it', 'durable', 'queryable', 'loop delay p99'],
    Object.entries(contenders).map(([name, { isDurable, isQueryable }]) => [
      name,
      Math.round(median(rows(name))).toLocaleString('en'),
      `${Math.round(spread(rows(name)) * 100)} %`,
      (ours / median(rows(name))).toFixed(2),
      isDurable ? 'yes' : 'no',
      isQueryable ? 'yes' : 'no',
      `${median(delays(name)).toFixed(1)} ms`,
    ]),
  );
  print(
    `\n  of the raw limit:                        ${(ours / median(rows(RAW))).toFixed(2)} (aim: at least 0.95)`,
  );
  print(
    `  loop delay p99 ÷ in-process batches:     ${(median(delays(OURS)) / median(delays(IN_PROCESS))).toFixed(2)} (aim: at most 0.10)\n`,
  );
  await measureHotPath();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
