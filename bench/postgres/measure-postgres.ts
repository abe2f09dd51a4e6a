import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import type { OwnServer } from '../../features/support/postgres/own-server';
import { startOwnServer } from '../../features/support/postgres/start-own-server';
import { printTable } from '../print-table';
import { showProgress } from '../progress';
import { median, range } from '../statistics';
import { CREATE_RAW_TABLES } from './raw-writer';
import type { WriterResult } from './writer';

const ROUNDS = Number(process.env.BENCH_RUNS ?? 5);
const WRITERS = [1, 2, 4, 8];
const BATCHES = [512, 4096];
/** Of all writers together: a second or two. */
const EVENTS = 65_536;

/** What all writers of one run have taken. */
interface RunResult {
  readonly rowsPerSecond: number;
  readonly batchP99Ms: number;
  readonly cpuUsPerRow: number;
}

type Results = ReadonlyMap<{ readonly batch: number; readonly writers: number }, RunResult[]>;

/**
 * Rows a second of PostgreSQL, for one writer and for several, each in a process of its own: the raw limit of `pg`.
 *
 * The server waits for its disk, as servers do. It has a table of its own for each run.
 */
export async function measurePostgres(): Promise<void> {
  const server = await startOwnServer({ settings: { shared_buffers: '256MB', max_wal_size: '4GB' } });
  try {
    const cases = BATCHES.flatMap((batch) => WRITERS.map((writers) => ({ batch, writers })));
    const results: Results = new Map(cases.map((one) => [one, []]));
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const [{ batch, writers }, runs] of results) {
        showProgress(`round ${round} of ${ROUNDS}: PostgreSQL, ${writers} writers, batches of ${batch}`);
        runs.push(await runOnce(server, writers, batch));
      }
    }
    showProgress('');
    printResults(results);
  } finally {
    await server.end();
  }
}

function printResults(results: Results): void {
  process.stdout.write(`PostgreSQL, the raw limit of pg: the median of ${ROUNDS} runs, and the range\n\n`);
  printTable(
    ['', 'rows/s', 'range', 'batch p99, ms', 'client CPU, µs a row'],
    [...results].map(([{ batch, writers }, runs]) => [
      `${writers} ${writers === 1 ? 'writer' : 'writers'}, batches of ${batch}`,
      whole(median(runs.map(({ rowsPerSecond }) => rowsPerSecond))),
      range(
        runs.map(({ rowsPerSecond }) => rowsPerSecond),
        whole,
      ),
      median(runs.map(({ batchP99Ms }) => batchP99Ms)).toFixed(1),
      median(runs.map(({ cpuUsPerRow }) => cpuUsPerRow)).toFixed(1),
    ]),
  );
  process.stdout.write('\n');
}

async function runOnce(server: OwnServer, count: number, batch: number): Promise<RunResult> {
  await execute(server, `DROP TABLE IF EXISTS audit_entry; ${CREATE_RAW_TABLES}`);
  const events = EVENTS / count;
  const writers = await Promise.all(
    Array.from({ length: count }, () => startWriter({ url: server.url(), events, batch })),
  );
  const startedAt = performance.now();
  const results = await Promise.all(writers.map(runWriter));
  const seconds = (performance.now() - startedAt) / 1000;
  const batchMs = results.flatMap((one) => one.batchMs).toSorted((one, other) => one - other);
  return {
    rowsPerSecond: EVENTS / seconds,
    batchP99Ms: batchMs[Math.ceil(batchMs.length * 0.99) - 1] ?? Number.NaN,
    cpuUsPerRow: median(results.map((one) => one.cpuUsPerRow)),
  };
}

async function startWriter(task: object): Promise<ChildProcess> {
  const writer = fork(path.join(__dirname, 'run-writer.ts'), { execArgv: ['-r', 'ts-node/register'] });
  writer.send(task);
  await hear(writer);
  return writer;
}

function runWriter(writer: ChildProcess): Promise<WriterResult> {
  writer.send('begin');
  return hear(writer);
}

/** What a writer says next. One that has nothing more to say has failed. */
function hear(writer: ChildProcess): Promise<WriterResult> {
  return new Promise((resolve, reject) => {
    writer.once('exit', refuse).once('message', (result: WriterResult) => {
      writer.off('exit', refuse);
      resolve(result);
    });
    function refuse(exitCode: number | null): void {
      reject(new Error(`A writer has ended with ${exitCode}.`));
    }
  });
}

async function execute(server: OwnServer, statements: string): Promise<void> {
  const client = new Client({ connectionString: server.url() });
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
