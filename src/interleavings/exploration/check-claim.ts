import { isPromiseLike } from '../execution/is-promise-like';
import { patienceAfter } from '../execution/patience';
import { ExperimentError, NondeterminismError } from '../experiment/errors';
import type {
  Caller,
  InterleavingExperiment,
  InterleavingSubject,
} from '../experiment/interleaving-experiment';
import { type RememberedOrder, verdictOf } from '../report/exploration-tally';
import { Story } from '../report/story';
import { ReplayScheduler } from '../scheduler/replay';
import { OrderRunner } from './order-runner';
import type { SearchFindings } from './search-findings';

/** So many orders of a search are run once more. */
const SAMPLES_MAX = 8;

/** An order that was run again, as far as it has to be the same. */
interface Course {
  readonly verdict: string;
  /** The id of its run holds the choices and a fingerprint of the steps. */
  readonly id: string;
  readonly notes: string;
}

/**
 * Runs some orders again, to see whether what was counted can be relied on.
 *
 * @throws NondeterminismError when one of them ends in another way, so that chance or state decides and not the order.
 * @throws ExperimentError when callers of one kind, swapped, do not do the same.
 */
export async function checkClaim(search: SearchFindings): Promise<void> {
  const { samples, smallest } = search.tally;
  const orders = [...(smallest === undefined ? [] : [smallest]), ...samples.slice(0, SAMPLES_MAX)];
  const courses: Course[] = [];
  for (const [index, order] of orders.entries()) {
    const course = await expectSameAgain(search, order);
    // The smallest that failed, and the first of all.
    if (index < 2) {
      await expectSameCourse(search, order, course);
    }
    courses.push(course);
  }
  if (search.options.symmetry && search.tally.hasTwins) {
    for (const [index, order] of orders.entries()) {
      await expectTwinsAlike(search, order, courses[index] as Course);
    }
  }
}

async function expectSameAgain(search: SearchFindings, order: RememberedOrder): Promise<Course> {
  const again = await course(search.runner, search, order);
  if (again.verdict !== order.verdict) {
    throw new NondeterminismError(
      search.experiment.name,
      `the order ${again.id}, run again, ended in another way: once "${order.verdict}", once "${again.verdict}"`,
    );
  }
  return again;
}

/** Compares what a verdict does not show: the steps, and what was remarked. */
async function expectSameCourse(search: SearchFindings, order: RememberedOrder, once: Course): Promise<void> {
  const again = await expectSameAgain(search, order);
  if (once.id !== again.id || once.notes !== again.notes) {
    throw new NondeterminismError(
      search.experiment.name,
      `the order ${once.id}, run again, took other steps or made other remarks: ${again.id}`,
    );
  }
}

async function course(runner: OrderRunner, search: SearchFindings, order: RememberedOrder): Promise<Course> {
  const { tally, options } = search;
  const witness = new Story();
  const patience = patienceAfter(tally.stuckCallers, tally.hungChecks, options.effectTimeoutMs);
  const mode = { witness, patience, isCareful: true };
  const execution = await runner.run(new ReplayScheduler(order.choices), mode);
  const { id, steps } = witness.toRun(execution);
  const notes = JSON.stringify(
    steps.map((step) => step.notes.map(({ caller, note }) => [caller, note.kind])),
  );
  return { verdict: verdictOf(execution), id, notes };
}

/** Swaps two callers of one kind: whatever they do, the same steps have to lead to the same end. */
async function expectTwinsAlike(
  search: SearchFindings,
  order: RememberedOrder,
  expected: Course,
): Promise<void> {
  const { experiment, options } = search;
  let swapped: readonly Caller[] = [];
  const setup = (subject: InterleavingSubject): InterleavingSubject => {
    swapped = firstTwins(subject.callers);
    return {
      ...subject,
      check: (outcomes) => subject.check(outcomes),
      callers: swap(subject.callers, swapped),
    };
  };
  const runner = new OrderRunner(whenSetUp(experiment, setup), options);
  const found = await course(runner, search, order);
  const [one, other] = swapped;
  if (one !== undefined && (found.verdict !== expected.verdict || found.id !== expected.id)) {
    throw new ExperimentError(
      experiment.name,
      `"${one.name}" and "${other?.name}" are of one kind, "${one.kind}", but do not do the same: with the two swapped, ` +
        `the order ${expected.id} ended "${found.verdict}" instead of "${expected.verdict}". Give them different kinds, or none.`,
    );
  }
}

function whenSetUp(
  experiment: InterleavingExperiment,
  change: (subject: InterleavingSubject) => InterleavingSubject,
): InterleavingExperiment {
  return {
    ...experiment,
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
  return one === undefined ? [] : callers.filter(({ kind }) => kind === one.kind);
}

/** The first of the twins does what the last does, and the other way round; names and places stay. */
function swap(callers: readonly Caller[], twins: readonly Caller[]): readonly Caller[] {
  const one = twins[0];
  const other = twins.at(-1);
  if (one === undefined || other === undefined) {
    return callers;
  }
  const runOf = (caller: Caller) => (caller === one ? other : caller === other ? one : caller);
  return callers.map((caller) => ({ ...caller, run: () => runOf(caller).run() }));
}
