import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AuditService } from 'audit-race';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../features/documentation/support/find-browser';
import { makeEvent } from '../events';
import { printTable } from '../print-table';
import { showProgress } from '../progress';
import { median, range, whole } from '../statistics';
import { measureServing } from './measure-serving';
import { startProgram } from './start-program';

/** Ten million entries take minutes to record, and 5 GB of disk space. */
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 200_000);
const ROUNDS = Number(process.env.BENCH_RUNS ?? 5);
/** The number of entries that are recorded before the queue is awaited. */
const CHUNK = 4000;
/** The number of entries that are recorded while `tail -f` runs. */
const FOLLOWED = 20;
/** The maximum number of lines to read of an export. Then Ctrl+C ends it, because the rest would only take time. */
const EXPORTED = Math.min(ENTRIES, 200_000);
const MIB = 2 ** 20;
const LINE_FEED = 10;
const INTERRUPTED = 130;

/** The calls to measure, while a service has the log open. Each is a program that starts, answers and ends. */
const CALLS: readonly (readonly string[])[] = [
  ['--version'],
  ['list'],
  ['list', '--limit', '1000', '--json'],
  ['list', '--actor', 'user-7', '--outcome', 'success'],
  ['list', '--event-type', 'plan.*', '--until', '1h'],
  ['tail'],
  ['count'],
  ['stats'],
];

/** The duration and the peak memory of one call. */
interface Called {
  readonly durationMs: number;
  readonly kibibytes: number;
}

/** Measures how soon the command answers on a large log, how fast it exports the whole log, and how much memory it takes. */
export async function measureCommand(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-command-'));
  const file = path.join(folder, 'audit.db');
  const audit = new AuditService({ databaseUrl: `sqlite://${file}` });
  try {
    await fill(audit);
    process.stdout.write(
      `\naudit-race beside a service, on a log of ${whole(ENTRIES)} entries, ${whole(statSync(file).size / MIB)} MiB\n\n`,
    );
    await printCalls(file);
    await printServing(file);
    await printFollowing(file, audit);
    await printExport(file);
  } finally {
    showProgress('');
    await audit.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(audit: AuditService): Promise<void> {
  for (let number = 0; number < ENTRIES; number += 1) {
    if (number % CHUNK === 0) {
      showProgress(`command: ${number} of ${ENTRIES} entries are recorded`);
      await audit.flush();
    }
    audit.record(makeEvent(number));
  }
  await audit.flush();
}

async function printCalls(file: string): Promise<void> {
  const rows: string[][] = [];
  for (const args of CALLS) {
    showProgress(`command: ${args.join(' ')}`);
    const called: Called[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      called.push(await call(file, args));
    }
    rows.push([`audit-race ${args.join(' ')}`, ...tell(called)]);
  }
  printTable(['from the start of the program to its end', 'median', 'range', 'memory at most'], rows);
}

async function printServing(file: string): Promise<void> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    process.stdout.write('\nNo Chromium was found: what audit-race serve costs was not measured.\n');
    return;
  }
  showProgress('command: serve');
  const browser = await chromium.launch({ executablePath });
  try {
    await measureServing(file, browser, ROUNDS);
  } finally {
    await browser.close();
  }
}

async function printExport(file: string): Promise<void> {
  const rows: string[][] = [];
  for (const format of ['jsonl', 'csv', 'ocsf']) {
    showProgress(`command: export --format ${format}`);
    const called = await call(
      file,
      ['export', '--format', format],
      EXPORTED < ENTRIES ? EXPORTED : undefined,
    );
    const rate = `${whole((EXPORTED / called.durationMs) * 1000)} entries a second`;
    rows.push([`audit-race export --format ${format}`, inSeconds(called), rate, inMemory([called])]);
  }
  process.stdout.write(`\n${whole(EXPORTED)} entries for another program\n\n`);
  printTable(['', 'seconds', '', 'memory at most'], rows);
}

/** Measures the time from `record()` to the output of `tail -f`. */
async function printFollowing(file: string, audit: AuditService): Promise<void> {
  showProgress('command: tail -f');
  const { child, stdout } = startProgram(file, ['tail', '-f', '-n', '1', '--columns', 'id']);
  let printed = '';
  const latencies: number[] = [];
  stdout.setEncoding('utf8');
  stdout.on('data', (text: string) => {
    printed += text;
  });
  await once(stdout, 'data');
  for (let number = 0; number < FOLLOWED; number += 1) {
    const startedAt = performance.now();
    const { id } = audit.record(makeEvent(number));
    while (!printed.includes(id)) {
      await once(stdout, 'data');
    }
    latencies.push(performance.now() - startedAt);
  }
  child.kill('SIGINT');
  await once(child, 'close');
  process.stdout.write('\nFrom record() to what tail -f has printed\n\n');
  printTable(
    ['', 'median', 'range'],
    [['audit-race tail -f', inMs(median(latencies)), range(latencies, inMs)]],
  );
}

async function call(
  file: string,
  args: readonly string[],
  linesMax = Number.POSITIVE_INFINITY,
): Promise<Called> {
  const startedAt = performance.now();
  const { child, stdout, memory } = startProgram(file, args);
  let kibibytes = '';
  let lines = 0;
  stdout.on('data', (chunk: Buffer) => {
    lines += chunk.reduce((count, byte) => (byte === LINE_FEED ? count + 1 : count), 0);
    // Asked twice, it ends at once, without a word.
    if (lines >= linesMax && !child.killed) {
      child.kill('SIGINT');
    }
  });
  memory.on('data', (text) => {
    kibibytes += String(text);
  });
  const [code] = await once(child, 'close');
  if (code !== 0 && !(code === INTERRUPTED && lines >= linesMax)) {
    throw new Error(`audit-race ${args.join(' ')} ended with ${code}.`);
  }
  return { durationMs: performance.now() - startedAt, kibibytes: Number(kibibytes) };
}

function tell(called: readonly Called[]): string[] {
  const durations = called.map(({ durationMs }) => durationMs);
  return [inMs(median(durations)), range(durations, inMs), inMemory(called)];
}

function inMemory(called: readonly Called[]): string {
  return `${whole(Math.max(...called.map(({ kibibytes }) => kibibytes)) / 1024)} MiB`;
}

const inMs = (ms: number) => `${Math.round(ms)} ms`;
const inSeconds = ({ durationMs }: Called) => (durationMs / 1000).toFixed(1);

if (require.main === module) {
  measureCommand().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  });
}
