import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OwnServer } from '../../features/support/postgres/own-server';
import { printTable } from '../print-table';
import { showProgress } from '../progress';
import { median, range, whole } from '../statistics';
import { makeLog } from './fresh-log';
import { runTogether } from './processes';
import type { Stored } from './task';

const ROUNDS = Number(process.env.BENCH_RUNS ?? 5);
const WRITERS = [1, 2, 4, 8];
/** The number of measured events for each writer, after the warm-up. */
const EVENTS = 32_768;

/** The contenders: `pg` with prepared rows, the log without and with evidence of tampering, and the log in a SQLite file. */
type Contender = 'raw' | 'unchained' | 'chained' | 'sqlite';
const CONTENDERS: readonly Contender[] = ['raw', 'unchained', 'chained', 'sqlite'];

/** The aims, as ratios to the raw limit: without the hash chain, and with it. */
const AIMS = [
  { contender: 'unchained', name: 'integrity: false', aim: 0.9 },
  { contender: 'chained', name: 'audit-race', aim: 0.6 },
] as const;

interface RunResult {
  readonly rowsPerSecond: number;
  readonly storedP99Ms: number;
  readonly cpuUsPerRow: number;
}

type Runs = Readonly<Record<Contender, RunResult[]>>;

/** Measures rows per second for one writer and for several, each in its own process, beside the raw limit on the same server. */
export async function measureWriting(server: OwnServer): Promise<void> {
  const results = new Map(
    WRITERS.map((writers): [number, Runs] => [writers, { raw: [], unchained: [], chained: [], sqlite: [] }]),
  );
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [writers, runs] of results) {
      for (const contender of CONTENDERS) {
        showProgress(`round ${round} of ${ROUNDS}: ${contender}, ${describe(writers)}`);
        runs[contender].push(await runOnce(server, contender, writers));
      }
    }
  }
  showProgress('');
  printRates(results);
  printCosts(results);
}

async function runOnce(server: OwnServer, contender: Contender, count: number): Promise<RunResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'audit-bench-'));
  try {
    const url = contender === 'sqlite' ? `sqlite://${path.join(folder, 'audit.db')}` : await makeLog(server);
    const kind = contender === 'raw' ? 'raw' : 'ours';
    const task = { kind, url, events: EVENTS, integrity: contender !== 'unchained' } as const;
    const tasks = Array.from({ length: count }, () => task);
    const { told, seconds } = await runTogether<Stored>(tasks);
    return {
      rowsPerSecond: (count * EVENTS) / seconds,
      storedP99Ms: p99(told.flatMap(({ storedMs }) => storedMs)),
      cpuUsPerRow: median(told.map(({ cpuUsPerRow }) => cpuUsPerRow)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Compares runs of the same round, because these ran under the same conditions. */
function printRates(results: ReadonlyMap<number, Runs>): void {
  process.stdout.write(
    `Rows a second in PostgreSQL, in batches of 4096: the median of ${ROUNDS} runs, and the range\n` +
      'pg stores rows that somebody else has made, by the same statement, and without evidence. integrity: false makes none either.\n\n',
  );
  printTable(
    [
      '',
      'pg, rows ready',
      ...AIMS.flatMap(({ name, aim }) => [name, '÷ pg', 'range', `at least ${aim}`]),
      'audit-race in SQLite',
    ],
    [...results].map(([writers, runs]) => [
      describe(writers),
      whole(rate(runs.raw)),
      ...AIMS.flatMap(({ contender, aim }) => compare(runs[contender], runs.raw, aim)),
      whole(rate(runs.sqlite)),
    ]),
  );
  process.stdout.write('\n');
}

function compare(ours: readonly RunResult[], raw: readonly RunResult[], aim: number): string[] {
  const ratios = ours.map(
    ({ rowsPerSecond }, round) => rowsPerSecond / (raw[round]?.rowsPerSecond ?? Number.NaN),
  );
  const ratio = Number(median(ratios).toFixed(2));
  return [
    whole(rate(ours)),
    ratio.toFixed(2),
    range(ratios, (value) => value.toFixed(2)),
    ratio >= aim ? 'met' : 'MISSED',
  ];
}

function rate(runs: readonly RunResult[]): number {
  return median(runs.map(({ rowsPerSecond }) => rowsPerSecond));
}

function printCosts(results: ReadonlyMap<number, Runs>): void {
  process.stdout.write(
    'What it takes: the processor of a writer, in µs a row, and the wait until an entry is stored (of pg: a batch), p99 in ms, under full load\n\n',
  );
  printTable(
    ['', ...['pg', ...AIMS.map(({ name }) => name)].flatMap((name) => [`${name}: µs`, 'ms'])],
    [...results].map(([writers, { raw, unchained, chained }]) => [
      describe(writers),
      ...[raw, unchained, chained].flatMap((runs) => [
        median(runs.map(({ cpuUsPerRow }) => cpuUsPerRow)).toFixed(1),
        whole(median(runs.map(({ storedP99Ms }) => storedP99Ms))),
      ]),
    ]),
  );
  process.stdout.write('\n');
}

function p99(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN;
}

const describe = (writers: number) => `${writers} ${writers === 1 ? 'writer' : 'writers'}`;
