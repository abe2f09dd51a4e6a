import { fail } from 'node:assert/strict';
import type { Caller, InterleavingExperiment, Turns } from '@audit-race/interleavings';
import { Gate } from '../../../support/gate';
import { type Before, countLinearExtensions, countShuffles, factorial } from './linear-extensions';

type Work = () => Promise<void>;

/** An experiment without a verdict, and the number of its orders if one completion is a tick of its own. */
export interface PaperShape {
  readonly orders: bigint;
  readonly experiment: InterleavingExperiment;
}

/** The shapes whose orders can be counted on paper, without any code. */
const shapes: Readonly<Record<string, PaperShape>> = {
  'five callers who wait for nothing': shape(factorial(5), () => alike('ABCDE', () => undefined)),
  'callers who work once, twice and three times': shape(countShuffles(2, 3, 4), (work) => [
    caller('A', () => repeat(1, work)),
    caller('B', () => repeat(2, work)),
    caller('C', () => repeat(3, work)),
  ]),
  'one who works twice at once and then once more, and one who works once': shape(
    countLinearExtensions(6, [...fork(0, [1, 2], 3), [4, 5]]),
    (work) => [caller('A', () => forkAndJoin(2, work)), caller('B', work)],
  ),
  'two who work three times at once and then once more': shape(
    countLinearExtensions(10, [...fork(0, [1, 2, 3], 4), ...fork(5, [6, 7, 8], 9)]),
    (work) => alike('AB', () => forkAndJoin(3, work)),
  ),
  'one with two chains at once, and one who works once': shape(
    countLinearExtensions(8, [
      [0, 1],
      [1, 2],
      [0, 3],
      [3, 4],
      [2, 5],
      [4, 5],
      [6, 7],
    ]),
    (work) => [caller('A', () => joinChains(work)), caller('B', work)],
  ),
  'a chain of 3 whose steps let on those of another': shape(catalan(3), (work) => [follow(3, work)]),
  'a chain of 4 whose steps let on those of another': shape(catalan(4), (work) => [follow(4, work)]),
  'a chain of 5 whose steps let on those of another': shape(catalan(5), (work) => [follow(5, work)]),
  'two who work three times, until they fail': shape(
    countEnding([1, 2, 3, 3], 2),
    (work) => alike('AB', () => repeat(3, work)),
    true,
  ),
  'three who work, and once more if they fail': shape(
    countEnding([1, 2, 2], 3),
    (work) => alike('ABC', () => work().catch(work)),
    true,
  ),
  // Of the shuffles of two chains of three, two are those in which one begins when the other has ended; it has no steps then.
  'two of whom the second does nothing if the first has ended': shape(countShuffles(3, 3), (work) => {
    let isDone = false;
    return alike('AB', async () => {
      if (!isDone) {
        await repeat(2, work);
        isDone = true;
      }
    });
  }),
};

/** The shape of that name. */
export function findShape(name: string): PaperShape {
  return shapes[name] ?? fail(`There is no shape "${name}".`);
}

function shape(orders: bigint, cast: (work: Work) => readonly Caller[], isFallible = false): PaperShape {
  const setup = (turns: Turns) => {
    const options = isFallible ? { fault: () => new Error('no luck') } : {};
    return { callers: cast(turns.control('work', () => undefined, options)), check: () => undefined };
  };
  return { orders, experiment: { name: 'a shape on paper', setup } };
}

function caller(name: string, run: () => unknown): Caller {
  return { name, run };
}

function alike(names: string, run: () => unknown): readonly Caller[] {
  return [...names].map((name) => ({ name, kind: 'caller', run }));
}

function fork(start: number, branches: readonly number[], end: number): readonly Before[] {
  return branches.flatMap((branch): Before[] => [
    [start, branch],
    [branch, end],
  ]);
}

async function repeat(times: number, work: Work): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    await work();
  }
}

async function forkAndJoin(branches: number, work: Work): Promise<void> {
  await Promise.all(Array.from({ length: branches }, work));
  await work();
}

async function joinChains(work: Work): Promise<void> {
  await Promise.all([repeat(2, work), repeat(2, work)]);
  await work();
}

/** Two chains in one caller: the nth step of one can be asked for when the other has gone that far. */
function follow(length: number, work: Work): Caller {
  const gates = Array.from({ length }, () => new Gate());
  const lead = async () => {
    for (const gate of gates) {
      await work();
      gate.open();
    }
  };
  const behind = async () => {
    for (const gate of gates) {
      await gate.passed();
      await work();
    }
  };
  return caller('A', () => Promise.all([lead(), behind()]));
}

function catalan(length: number): bigint {
  return factorial(2 * length) / (factorial(length) * factorial(length + 1));
}

/** Callers who each end in one of several ways, by the number of their operations; the start is a step, too. */
function countEnding(ways: readonly number[], callers: number, chosen: readonly number[] = []): bigint {
  return callers === 0
    ? countShuffles(...chosen.map((operations) => operations + 1))
    : ways.reduce((sum, way) => sum + countEnding(ways, callers - 1, [...chosen, way]), 0n);
}
