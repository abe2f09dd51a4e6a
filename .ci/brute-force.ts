/**
 * `npm run brute-force`: random programs in plain Node and under the explorer, far more of them than `npm test` has time for.
 *
 * The seed is printed. It reproduces the same programs.
 */
import { parseArgs } from 'node:util';
import { comparePrograms } from '../features/interleavings/support/brute-force/compare-programs';
import { tellDifference } from '../features/interleavings/support/brute-force/tell-difference';

const HELP = `npm run brute-force [-- --programs N] [-- --casts 2x2,3x1] [-- --seed N]

Runs random programs in plain Node, in every sequence of ordered lists, and under the explorer, and compares the outcomes.

  --programs N  how many of each cast; 1000 by default
  --casts LIST  callers, and how often each of them waits; 2x1,2x2,2x3,3x1 by default
  --seed N      which programs; by default others each time
  --help        says this
`;

/** A program with more sequences would take minutes. It is skipped, and counted as skipped. */
const RUNS_MAX = 100_000;
const SEEDS = 2 ** 31;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      programs: { type: 'string', default: '1000' },
      casts: { type: 'string', default: '2x1,2x2,2x3,3x1' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * SEEDS)) },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const [programs, seed] = [Number(values.programs), Number(values.seed)];
  for (const cast of values.casts.split(',')) {
    await run(cast, programs, seed);
  }
}

async function run(cast: string, programs: number, seed: number): Promise<void> {
  const [callers = 0, points = 0] = cast.split('x').map(Number);
  const report = await comparePrograms({ callers, points }, { programs, seed, runsMax: RUNS_MAX });
  const { compared, cut, outcomes, runs, explored, shortest } = report;
  process.stdout.write(
    `${cast}, seed ${seed}: ${compared} programs compared, ${cut} too large; ${outcomes} outcomes in ${runs} sequences and ${explored} orders\n`,
  );
  if (shortest !== undefined) {
    process.stdout.write(`They differ:\n${tellDifference(shortest)}\n`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
