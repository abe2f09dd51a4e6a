import { performance } from 'node:perf_hooks';
import { exploreInterleavings } from '@audit-race/interleavings';
import fc from 'fast-check';
import { bytesInUse } from '../heap';
import { printTable } from '../print-table';
import { showProgress } from '../progress';
import { median, ms, range, whole } from '../statistics';
import { type RaceShape, raceOf, raceShapes } from './race-shapes';

const ROUNDS = Number(process.env.BENCH_RUNS ?? 9);
/**
 * V8 optimises code that runs often, and does so again for callers with objects of another shape. Until then, each of the two runs at a
 * third of its speed or less. Such a measurement would show how long V8 takes, and not which of the two is faster.
 */
const WARM_UP_ROUNDS = 10;
/** The CPU time for each measurement of a pair, in microseconds. */
const SLICE_US = 150_000;
const ORDERS_MAX = 4000;
const RUNS_OF_PEER = 500;
const ALONE_ORDERS = 40_000;
const MEMORY_ORDERS = Number(process.env.BENCH_ORDERS ?? 100_000);
const OUTCOME_MS_MAX = 5000;

/** Measures how fast the explorer runs orders in relation to the scheduler of fast-check, and what a run of each proves. */
export async function measureExplorer(): Promise<void> {
  await compareSpeed();
  await measureAlone();
  await compareOutcomes();
  await measureMemory();
  showProgress('');
}

/**
 * Measures the two in pairs, one after the other in each round, in CPU time of this process: on a busy machine, wall-clock time would
 * mainly reflect the other work.
 */
async function compareSpeed(): Promise<void> {
  const rows: string[][] = [];
  const ratios: number[] = [];
  for (const shape of raceShapes) {
    const pairs: { readonly ours: number; readonly peer: number }[] = [];
    for (let round = 1 - WARM_UP_ROUNDS; round <= ROUNDS; round += 1) {
      showProgress(`explorer: ${shape.name}, ${round > 0 ? `round ${round} of ${ROUNDS}` : 'warming up'}`);
      const ours = await perSecond(() => explore(shape, ORDERS_MAX));
      const peer = await perSecond(() => sample(shape, RUNS_OF_PEER));
      if (round > 0) {
        pairs.push({ ours, peer });
      }
    }
    const each = pairs.map(({ ours, peer }) => ours / peer);
    ratios.push(median(each));
    rows.push([
      shape.name,
      whole(median(pairs.map(({ ours }) => ours))),
      whole(median(pairs.map(({ peer }) => peer))),
      median(each).toFixed(2),
      range(each, (value) => value.toFixed(2)),
    ]);
  }
  const mean = ratios.reduce((product, ratio) => product * ratio, 1) ** (1 / ratios.length);
  rows.push(['geometric mean', '', '', mean.toFixed(2), '']);
  process.stdout.write(
    `\nThe explorer beside the scheduler of fast-check: orders a second of processor time, the median of ${ROUNDS} pairs\nbehind ${WARM_UP_ROUNDS} that warm both up\n\n`,
  );
  printTable(['', 'explorer', 'fast-check', 'ratio', 'range'], rows);
}

async function measureAlone(): Promise<void> {
  const shape = raceShapes.find(({ name }) => name === 'racy 4x2') as RaceShape;
  const speeds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    showProgress(`explorer: ${shape.name} alone, round ${round + 1} of ${ROUNDS}`);
    speeds.push(await perSecond(() => explore(shape, ALONE_ORDERS)));
  }
  process.stdout.write(
    `\n  ${shape.name} alone: ${whole(median(speeds))} orders a second of processor time (${range(speeds, whole)})\n`,
  );
}

/** A run of the explorer ends with a proof. A random search has seen every outcome at some point, but cannot know that. */
async function compareOutcomes(): Promise<void> {
  const rows: string[][] = [];
  for (const shape of raceShapes.slice(0, 4)) {
    showProgress(`explorer: every outcome of ${shape.name}`);
    const seen = new Set<string>();
    const startedAt = performance.now();
    let lastNewMs = 0;
    const look = (outcome: string) => {
      if (!seen.has(outcome)) {
        seen.add(outcome);
        lastNewMs = performance.now() - startedAt;
      }
    };
    const { complete } = await explore(shape, Number.POSITIVE_INFINITY, look);
    const wholeMs = performance.now() - startedAt;
    const peer = await timeUntilAllSeen(shape, seen);
    rows.push([shape.name, `${seen.size}`, ms(lastNewMs), `${ms(wholeMs)}${complete ? '' : ' (cut)'}`, peer]);
  }
  process.stdout.write('\nUntil every outcome has been seen\n\n');
  printTable(['', 'outcomes', 'explorer: seen', 'explorer: proved', 'fast-check: seen'], rows);
}

async function timeUntilAllSeen(shape: RaceShape, all: ReadonlySet<string>): Promise<string> {
  const seen = new Set<string>();
  const startedAt = performance.now();
  while (seen.size < all.size) {
    await sample(shape, 100, (outcome) => seen.add(outcome));
    if (performance.now() - startedAt > OUTCOME_MS_MAX) {
      return `${seen.size} in ${ms(performance.now() - startedAt)}`;
    }
  }
  return ms(performance.now() - startedAt);
}

async function measureMemory(): Promise<void> {
  const shape = raceShapes.find(({ name }) => name === 'racy 4x2') as RaceShape;
  await explore(shape, 1000);
  const before = bytesInUse();
  showProgress(`explorer: memory over ${MEMORY_ORDERS} orders`);
  const { explored } = await explore({ ...shape, callers: 5, operations: 3 }, MEMORY_ORDERS);
  const grownMib = (bytesInUse() - before) / 2 ** 20;
  process.stdout.write(
    `\n  Memory after ${whole(explored)} orders: ${grownMib.toFixed(1)} MiB more than before\n`,
  );
}

/** Explores with default options, except for the number of orders. */
function explore(
  shape: RaceShape,
  interleavingsMax: number,
  look: (outcome: string) => void = () => undefined,
) {
  return exploreInterleavings(
    {
      name: shape.name,
      setup(turns) {
        const race = raceOf(shape, (name, effect) => turns.control(name, effect));
        const callers = Array.from({ length: shape.callers }, (_, index) => ({
          name: String.fromCodePoint(65 + index),
          run: race.run,
        }));
        return { callers, check: () => look(race.opened.join()) };
      },
    },
    { interleavingsMax },
  );
}

async function sample(
  shape: RaceShape,
  runs: number,
  look: (outcome: string) => void = () => undefined,
): Promise<{ readonly explored: number }> {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const race = raceOf(shape, (name, effect) => async () => {
      await scheduler.schedule(Promise.resolve(), name);
      effect();
    });
    // The peer also chooses which caller starts first, because the explorer does so, too.
    const start = async () => {
      await scheduler.schedule(Promise.resolve(), 'start');
      await race.run();
    };
    await scheduler.waitFor(Promise.all(Array.from({ length: shape.callers }, start)));
    look(race.opened.join());
  });
  await fc.assert(property, { numRuns: runs });
  return { explored: runs };
}

/**
 * The number of orders per second of CPU time, including garbage collection. A search that ends quickly is repeated, because the time
 * of a single one is too random.
 */
async function perSecond(search: () => Promise<{ readonly explored: number }>): Promise<number> {
  const before = process.cpuUsage();
  let orders = 0;
  for (;;) {
    orders += (await search()).explored;
    const { user, system } = process.cpuUsage(before);
    if (user + system > SLICE_US) {
      return (1e6 * orders) / (user + system);
    }
  }
}
