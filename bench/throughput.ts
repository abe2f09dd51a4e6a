import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { RunResult } from './contender';
import { type ContenderName, contenders, isContender } from './contenders';
import { printTable } from './print-table';
import { showProgress } from './progress';
import { median, range, whole } from './statistics';

/** How often the contenders with aims are measured. The peers, of which only the order of magnitude matters, are measured half as often. */
const ROUNDS = Number(process.env.BENCH_RUNS ?? 5);
const PEER_ROUNDS = Math.ceil(ROUNDS / 2);

const RAW = 'better-sqlite3, rows ready, batches of 4096';
const OURS = 'audit-race, record()';
const OURS_WITHOUT_EVIDENCE = 'audit-race, record(), integrity: false';
const IN_PROCESS = 'better-sqlite3, batches of 4096 in the caller';
const AIMED_AT: readonly string[] = [RAW, OURS, OURS_WITHOUT_EVIDENCE, IN_PROCESS];

type Results = ReadonlyMap<ContenderName, RunResult[]>;

/**
 * Measures events per second, and how long they block the caller's event loop.
 *
 * Each run is a process of its own. The contenders alternate, so that a machine that slows down affects all of them.
 */
export function measureThroughput(): void {
  const results: Results = new Map(
    Object.keys(contenders)
      .filter(isContender)
      .map((name) => [name, []]),
  );
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [name, runs] of results) {
      if (round <= PEER_ROUNDS || AIMED_AT.includes(name)) {
        showProgress(`round ${round} of ${ROUNDS}: ${name}`);
        runs.push(runOnce(name));
      }
    }
  }
  showProgress('');
  printContenders(results);
  printAims(results);
}

function runOnce(name: string): RunResult {
  const args = ['-r', 'ts-node/register', join(__dirname, 'run-contender.ts'), name];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${name} failed:\n${stderr}`);
  }
  return JSON.parse(stdout);
}

function printContenders(results: Results): void {
  const ours = median(rates(results, OURS));
  process.stdout.write(
    `Events a second under full load: the median of ${ROUNDS} runs (of ${PEER_ROUNDS} for the peers), and the range\n\n`,
  );
  printTable(
    ['', 'events/s', 'range', 'audit-race ÷ it', 'durable', 'queryable', 'loop delay p99, ms', 'range'],
    [...results.keys()].map((name) => {
      const { isDurable, isQueryable } = contenders[name]();
      const measured = delays(results, name);
      return [
        name,
        whole(median(rates(results, name))),
        range(rates(results, name), whole),
        (ours / median(rates(results, name))).toFixed(2),
        isDurable ? 'yes' : 'no',
        isQueryable ? 'yes' : 'no',
        measured.length === 0 ? '-' : tenths(median(measured)),
        range(measured, tenths),
      ];
    }),
  );
  process.stdout.write(
    '\n  durable: what it calls stored survives a power cut. queryable: the same library finds it again.\n\n',
  );
}

/** Compares runs of the same round, because these ran under the same conditions. */
function printAims(results: Results): void {
  const sealed = quotients(rates(results, OURS), rates(results, RAW));
  const unsealed = quotients(rates(results, OURS_WITHOUT_EVIDENCE), rates(results, RAW));
  const delay = quotients(delays(results, OURS), delays(results, IN_PROCESS));
  printTable(
    ['Aims, round by round', 'median', 'range', 'aim', ''],
    [
      [
        'recording alone: events/s ÷ rows/s of the raw limit',
        ...aim(unsealed, 'at least 0.95', (ratio) => ratio >= 0.95),
      ],
      ['with evidence of tampering: the same', ...aim(sealed, 'at least 0.85', (ratio) => ratio >= 0.85)],
      [
        'blocking nobody: loop delay p99 ÷ batches in the caller',
        ...aim(delay, 'at most 0.10', (ratio) => ratio <= 0.1),
      ],
    ],
  );
  process.stdout.write(
    '\n  recording alone: with the option integrity: false. By default each batch gets evidence of tampering, which has an aim of its own.' +
      '\n  Both aims are for two processors that nobody else uses: the log takes one for the caller and one for the thread that writes.\n',
  );
}

function aim(ratios: readonly number[], wanted: string, isMet: (ratio: number) => boolean): string[] {
  const middle = Number(hundredths(median(ratios)));
  return [hundredths(middle), range(ratios, hundredths), wanted, isMet(middle) ? 'met' : 'MISSED'];
}

function rates(results: Results, name: ContenderName): number[] {
  return (results.get(name) ?? []).map(({ rowsPerSecond }) => rowsPerSecond);
}

function delays(results: Results, name: ContenderName): number[] {
  return (results.get(name) ?? []).flatMap(({ delayP99Ms }) => delayP99Ms ?? []);
}

function quotients(ours: readonly number[], theirs: readonly number[]): number[] {
  return ours.map((value, index) => value / (theirs[index] ?? Number.NaN));
}

const tenths = (value: number) => value.toFixed(1);
const hundredths = (value: number) => value.toFixed(2);
