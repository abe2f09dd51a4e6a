/**
 * Measures how much queries slow down storing, and how soon an aborted query stops.
 *
 * `npx ts-node bench/reading.ts` measures it alone, and needs none of the peers.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AuditService, type EntryFilter } from 'audit-race';
import { makeEvent } from './events';
import { printTable } from './print-table';
import { showProgress } from './progress';
import { median, range } from './statistics';

/** The number of entries in the log that the queries read. */
const LOG_ENTRIES = 300_000;
/** The number of entries that are stored for one measurement. */
const STORED_ENTRIES = 20_000;
const READERS = 12;
const ROUNDS = Number(process.env.BENCH_RUNS ?? 5);
/** The number of queries to abort, and the delay of each abort, after which the store is reading the log. */
const GIVEN_UP = 20;
const LOOKING_MS = 15;
/** Matches nothing, so that the store reads every entry of the log. */
const SLOW: EntryFilter = { eventType: 'plan.*', outcome: 'none' };

/** Measures both on a log of its own. */
export async function measureReading(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-reading-'));
  const audit = new AuditService({ databaseUrl: `sqlite://${join(folder, 'audit.db')}` });
  try {
    showProgress(`reading: a log of ${LOG_ENTRIES} entries`);
    await store(audit, LOG_ENTRIES);
    await ask(audit); // Starts the thread that reads.
    await printStoring(audit);
    await printStopping(audit);
  } finally {
    await audit.close();
    rmSync(folder, { recursive: true });
  }
}

async function printStoring(audit: AuditService): Promise<void> {
  const alone: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    showProgress(`reading: round ${round + 1} of ${ROUNDS}`);
    alone.push(await timeOf(() => store(audit, STORED_ENTRIES)));
    beside.push(await storeBesideReaders(audit));
  }
  showProgress('');
  const ratios = beside.map((ms, round) => ms / (alone[round] ?? Number.NaN));
  process.stdout.write(
    `\nStoring ${count(STORED_ENTRIES)} entries beside ${READERS} readers, each of whom asks one slow question after the other\n\n`,
  );
  printTable(
    ['storing', 'median', 'range'],
    [
      ['with no reader', inMs(median(alone)), range(alone, inMs)],
      [`beside ${READERS} readers`, inMs(median(beside)), range(beside, inMs)],
      ['beside ÷ with none', median(ratios).toFixed(2), range(ratios, (ratio) => ratio.toFixed(2))],
    ],
  );
}

async function printStopping(audit: AuditService): Promise<void> {
  const entries = await audit.count();
  const whole: number[] = [];
  const stopped: number[] = [];
  for (let round = 0; round < GIVEN_UP; round += 1) {
    whole.push(await timeOf(() => ask(audit)));
    stopped.push(await timeStop(audit));
  }
  process.stdout.write(`\nA question that looks through a log of ${count(entries)} entries\n\n`);
  printTable(
    ['the question', 'median', 'range'],
    [
      ['to its end', inMs(median(whole)), range(whole, inMs)],
      ['from abort to the next answer', inMs(median(stopped)), range(stopped, inMs)],
    ],
  );
}

/** Stores entries while readers query the log, until everything is stored. */
async function storeBesideReaders(audit: AuditService): Promise<number> {
  let isDone = false;
  const read = async () => {
    while (!isDone) {
      await ask(audit);
    }
  };
  const readers = Array.from({ length: READERS }, read);
  const ms = await timeOf(() => store(audit, STORED_ENTRIES));
  isDone = true;
  await Promise.all(readers);
  return ms;
}

/** The time from the abort until the thread answers the next query, which it starts when the aborted one has stopped. */
async function timeStop(audit: AuditService): Promise<number> {
  const controller = new AbortController();
  const question = audit.count(SLOW, { staleOk: true, signal: controller.signal });
  const told = question.then(
    () => new Error('The question was answered before it was given up: its log is too short.'),
    () => undefined,
  );
  await setTimeout(LOOKING_MS);
  const ms = await timeOf(async () => {
    controller.abort();
    await audit.getEntry('nobody', { staleOk: true });
  });
  const failure = await told;
  if (failure !== undefined) {
    throw failure;
  }
  return ms;
}

async function ask(audit: AuditService): Promise<void> {
  await audit.count(SLOW, { staleOk: true });
}

async function store(audit: AuditService, entries: number): Promise<void> {
  for (let number = 0; number < entries; number += 1) {
    await audit.ready();
    audit.record(makeEvent(number));
  }
  await audit.flush();
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const inMs = (ms: number) => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
const count = (value: number) => value.toLocaleString('en');

if (require.main === module) {
  measureReading().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  });
}
