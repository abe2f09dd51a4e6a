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
 * V8 compiles what runs often, and compiles it anew for callers of another shape. Until it has, either of a pair runs at a third of
 * its speed or less: that tells how long V8 takes, and not which of the two is quicker.
 */
const WARM_UP_ROUNDS = 10;
/** So long each of a pair works, in microseconds. */
const SLICE_US = 150_000;
const ORDERS_MAX = 4000;
const RUNS_OF_PEER = 500;
const ALONE_ORDERS = 40_000;
const MEMORY_ORDERS = Number(process.env.BENCH_ORDERS ?? 100_000);
const OUTCOME_MS_MAX = 5000;

/** How quickly the explorer runs orders beside the scheduler of fast-check, and what a run of either proves. */
export async function measureExplorer(): Promise<void> {
  await compareSpeed();
  await measureAlone();
  await compareOutcomes();
  await measureMemory();
  showProgress('');
}

/**
 * In pairs, one after the other in each round, and by the time that the processor works for this process: on a machine with other
 * work the time on the clock tells more of that work than of ours.
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

/** A run of the explorer ends with a proof. A random one has seen every outcome at some time, and cannot know it. */
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

/** Default options, but for the number of orders. */
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
    // Who starts first is left to it, too: the explorer tries that.
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
 * How many orders each second of the processor runs, the time for collecting garbage included. A search that is over at once is
 * made again and again: what one alone takes is chance.
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
