import { type CaseKind, kindOfCase } from '../run/kind-of-case';
import type { Run, RunCase } from '../run/run';

type Ended = Pick<Run, 'success'>;

const passed: readonly CaseKind[] = ['passed', 'passed late', 'fixed', 'shown'];

/** Whether a scenario makes its run red. */
export function hasFailed(one: RunCase, run: Ended): boolean {
  return kindOfCase(one, run) === 'failed';
}

/** Whether a scenario finally passed. A scenario that was skipped, left out or captured did not. */
export function hasPassed(one: RunCase, run: Ended): boolean {
  return passed.includes(kindOfCase(one, run));
}

/** Whether a scenario ran to its end. A failed one may have stopped in the middle. */
export function hasRun({ verdict }: RunCase): boolean {
  return verdict === 'holds' || verdict === 'captured';
}

/** Whether a run has a result for a scenario. */
export function hasTold(one: RunCase, run: Ended): boolean {
  return hasFailed(one, run) || hasPassed(one, run) || kindOfCase(one, run) === 'known';
}
