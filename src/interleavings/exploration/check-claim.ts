import { isPromiseLike } from '../execution/is-promise-like';
import { ExperimentError, NondeterminismError } from '../experiment/errors';
import type {
  Caller,
  InterleavingExperiment,
  InterleavingSubject,
} from '../experiment/interleaving-experiment';
import type { RememberedOrder } from '../report/ended-order';
import type { InterleavingRun } from '../report/interleaving-run';
import { OrderRunner } from './order-runner';
import { runAgain, type ToldOrder, tellOrder } from './run-again';
import type { SearchFindings } from './search-findings';

/** The number of orders that are run again. */
const SAMPLES_MAX = 8;

/**
 * Runs some orders again, to see whether the counts are reliable.
 *
 * @throws NondeterminismError when an order ends differently, so that something other than the order decides, such as chance or state.
 * @throws ExperimentError when callers of one kind behave differently after they are swapped.
 */
export async function checkClaim(search: SearchFindings): Promise<void> {
  const { samples, smallest } = search.tally;
  const orders = [...(smallest === undefined ? [] : [smallest]), ...samples.slice(0, SAMPLES_MAX)];
  const told: ToldOrder[] = [];
  for (const [index, order] of orders.entries()) {
    const once = await runAgain(search, order);
    // Only the smallest failing order and the first order are compared in detail.
    if (index < 2) {
      expectSameCourse(search, once.run, (await runAgain(search, order)).run);
    }
    told.push(once);
  }
  if (search.options.symmetry && search.tally.hasTwins) {
    for (const [index, order] of orders.entries()) {
      await expectTwinsAlike(search, order, told[index] as ToldOrder);
    }
  }
}

/** Compares what the verdict does not contain: the steps, by the fingerprint in the id, and the notes. */
function expectSameCourse(
  { experiment }: SearchFindings,
  once: InterleavingRun,
  again: InterleavingRun,
): void {
  if (once.id !== again.id || remarksOf(once) !== remarksOf(again)) {
    throw new NondeterminismError(
      experiment.name,
      `the order ${once.id}, run again, took other steps or made other remarks: ${again.id}`,
    );
  }
}

function remarksOf({ steps }: InterleavingRun): string {
  return JSON.stringify(steps.map(({ notes }) => notes.map(({ caller, note }) => [caller, note.kind])));
}

/** Swaps two callers of one kind. If they are interchangeable, the same steps have the same result. */
async function expectTwinsAlike(
  search: SearchFindings,
  order: RememberedOrder,
  expected: ToldOrder,
): Promise<void> {
  const { experiment, options } = search;
  let swapped: readonly Caller[] = [];
  const setup = (subject: InterleavingSubject): InterleavingSubject => {
    swapped = firstTwins(subject.callers);
    return {
      check: (outcomes) => subject.check(outcomes),
      // Called as a method, because it may be one of a class: the spread above does not copy those.
      ...(subject.cleanUp && { cleanUp: () => subject.cleanUp?.() }),
      callers: swap(subject.callers, swapped),
    };
  };
  const runner = new OrderRunner(whenSetUp(experiment, setup), options);
  const found = await tellOrder(runner, search, order);
  const [one, other] = swapped;
  const difference = differenceBetween(expected, found);
  if (one !== undefined && difference !== undefined) {
    throw new ExperimentError(
      experiment.name,
      `"${one.name}" and "${other?.name}" are of one kind, "${one.kind}", but do not do the same: with the two swapped, ` +
        `the order ${expected.run.id} ${difference}. Give them different kinds, or none.`,
    );
  }
}

function differenceBetween(expected: ToldOrder, found: ToldOrder): string | undefined {
  if (found.verdict !== expected.verdict) {
    return `ended "${found.verdict}" instead of "${expected.verdict}"`;
  }
  return found.run.id === expected.run.id ? undefined : `took other steps, as ${found.run.id} shows`;
}

function whenSetUp(
  experiment: InterleavingExperiment,
  change: (subject: InterleavingSubject) => InterleavingSubject,
): InterleavingExperiment {
  const { name, starts, answers } = experiment;
  return {
    name,
    ...(starts && { starts }),
    ...(answers && { answers }),
    setup(turns) {
      const subject = experiment.setup(turns);
      return isPromiseLike(subject) ? subject.then(change) : change(subject);
    },
  };
}

function firstTwins(callers: readonly Caller[]): readonly Caller[] {
  const one = callers.find(
    ({ kind, name }) =>
      kind !== undefined && callers.some((each) => each.kind === kind && each.name !== name),
  );
  return callers.filter(({ kind }) => kind !== undefined && kind === one?.kind);
}

/** Exchanges what the first and the last twin do; their names and positions stay. */
function swap(callers: readonly Caller[], twins: readonly Caller[]): readonly Caller[] {
  const swapped = new Map([
    [twins[0], twins.at(-1)],
    [twins.at(-1), twins[0]],
  ]);
  return callers.map((caller) => {
    const { name, kind } = caller;
    const runner = swapped.get(caller) ?? caller;
    return { name, ...(kind !== undefined && { kind }), run: () => runner.run() };
  });
}
