/**
 * `npm run bench`: installs the libraries to compare with, checks the types, and measures.
 *
 * These libraries are dependencies only of this folder, because they take 46 MB.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

const HELP = `npm run bench

What audit-race costs, as ratios to the raw limit of SQLite and to its peers, and what the harness costs a suite. It takes a
quarter of an hour, and is worth most on a machine that does nothing else.

  BENCH_RUNS=1 npm run bench     one round instead of five: rough, and quick
  npm run bench -- details       only one part: throughput, recording, details, reading, explorer, harness, documentation, pruning,
                                 integrity, command, start, postgres, known-races
  BENCH_ENTRIES=1000000 npm run bench -- pruning    prunes a log of a million entries instead of 100,000: four minutes
  BENCH_ENTRIES=1000000 npm run bench -- integrity  verifies a log of a million entries instead of 300,000: three minutes
  BENCH_ENTRIES=10000000 npm run bench -- command   asks a log of ten million instead of 200,000, which takes 5 GB: ten minutes`;

/** This part has a package folder of its own, so that the other peers need not be installed for it. */
const KNOWN_RACES = 'known-races';
const COMPILER = require.resolve('typescript/bin/tsc');

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const names = args.filter((arg) => !arg.startsWith('-'));
  const others = names.filter((name) => name !== KNOWN_RACES);
  if (names.length === 0 || others.length > 0) {
    prepare(__dirname);
    // Loaded only now, because it imports packages that were just installed.
    const { measureParts }: typeof import('./bench') = require('./bench');
    await measureParts(others);
  }
  if (names.length === 0 || names.includes(KNOWN_RACES)) {
    prepare(path.join(__dirname, KNOWN_RACES));
    const { measureKnownRaces } = require('./known-races/measure-known-races');
    await measureKnownRaces();
  }
}

/** Installs the packages of a folder if necessary, and checks its types. */
function prepare(folder: string): void {
  const lock = path.join(folder, 'package-lock.json');
  // npm writes this file at the end of an installation.
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    run('installs what is compared with', 'npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund']);
  }
  run('checks the types', process.execPath, [COMPILER, '--noEmit', '--project', folder]);
}

function run(what: string, command: string, args: readonly string[]): void {
  process.stderr.write(`  ${what}\n`);
  // On Windows, npm is a script and needs a shell.
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: command === 'npm' });
  if (status !== 0) {
    throw error ?? new Error(`"${[command, ...args].join(' ')}" ended with ${status}.`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
