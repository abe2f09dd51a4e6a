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
/** Of each writer: fewer, and a new process would not have come up to speed. */
const EVENTS = 32_768;
const AIM = 0.9;

/** Who stores: `pg` with rows that are ready, the log, and the log in a file of SQLite. */
type Contender = 'raw' | 'ours' | 'sqlite';
const CONTENDERS: readonly Contender[] = ['raw', 'ours', 'sqlite'];

interface RunResult {
  readonly rowsPerSecond: number;
  readonly storedP99Ms: number;
  readonly cpuUsPerRow: number;
}

type Runs = Readonly<Record<Contender, RunResult[]>>;

/** Rows a second for one writer and for several, each in a process of its own, beside the raw limit on the same server. */
export async function measureWriting(server: OwnServer): Promise<void> {
  const results = new Map(
    WRITERS.map((writers): [number, Runs] => [writers, { raw: [], ours: [], sqlite: [] }]),
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
    const tasks = Array.from({ length: count }, () => ({ kind, url, events: EVENTS }) as const);
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

/** Compares runs of the same round, which the machine has treated alike. */
function printRates(results: ReadonlyMap<number, Runs>): void {
  process.stdout.write(`Rows a second in PostgreSQL: the median of ${ROUNDS} runs, and the range\n\n`);
  printTable(
    ['', 'pg, rows ready', 'audit-race', '÷ pg', 'range', `at least ${AIM}`, 'audit-race in SQLite'],
    [...results].map(([writers, { raw, ours, sqlite }]) => {
      const ratios = ours.map(
        ({ rowsPerSecond }, round) => rowsPerSecond / (raw[round]?.rowsPerSecond ?? Number.NaN),
      );
      const ratio = Number(median(ratios).toFixed(2));
      return [
        describe(writers),
        whole(median(raw.map(({ rowsPerSecond }) => rowsPerSecond))),
        whole(median(ours.map(({ rowsPerSecond }) => rowsPerSecond))),
        ratio.toFixed(2),
        range(ratios, (value) => value.toFixed(2)),
        ratio >= AIM ? 'met' : 'MISSED',
        whole(median(sqlite.map(({ rowsPerSecond }) => rowsPerSecond))),
      ];
    }),
  );
  process.stdout.write('\n');
}

function printCosts(results: ReadonlyMap<number, Runs>): void {
  process.stdout.write(
    'What it takes: the processor of a writer, and the wait until an entry is stored, under full load\n\n',
  );
  printTable(
    ['', 'pg: µs a row', 'audit-race: µs a row', 'pg: a batch, p99, ms', 'audit-race: stored(), p99, ms'],
    [...results].map(([writers, { raw, ours }]) => [
      describe(writers),
      median(raw.map(({ cpuUsPerRow }) => cpuUsPerRow)).toFixed(1),
      median(ours.map(({ cpuUsPerRow }) => cpuUsPerRow)).toFixed(1),
      whole(median(raw.map(({ storedP99Ms }) => storedP99Ms))),
      whole(median(ours.map(({ storedP99Ms }) => storedP99Ms))),
    ]),
  );
  process.stdout.write('\n');
}

function p99(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN;
}

const describe = (writers: number) => `${writers} ${writers === 1 ? 'writer' : 'writers'}`;
