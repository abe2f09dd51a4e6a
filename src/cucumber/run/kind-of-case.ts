import { isProblem } from './case-verdict';
import type { CaseVerdict, Run, RunCase } from './run';

/**
 * What a case counts as; exactly one of these. Every number of scenarios that anybody is told is one of a kind, so that no two places
 * tell different numbers.
 *
 * `passed late`: only when it was tried again, which the suite allows. `failed`: it makes the run red. `unfinished`: it would, but the
 * run is green. `not ended`: begun, and cut off. `known`: a known bug that shows. `quarantined`: a known bug that was not run.
 * `fixed`: it passed although a known bug should show, which the suite allows. `shown`: a known bug that was run, and not judged.
 * `silent`: skipped, or without steps. `not run`: never begun.
 */
export const caseKinds = [
  'passed',
  'passed late',
  'failed',
  'unfinished',
  'not ended',
  'known',
  'quarantined',
  'fixed',
  'shown',
  'silent',
  'not run',
] as const;

/** One of them. */
export type CaseKind = (typeof caseKinds)[number];

/** Says what a case of a run counts as. */
export function kindOfCase(one: RunCase, { success }: Pick<Run, 'success'>): CaseKind {
  const { verdict, isFlaky } = one;
  // What is broken leaves a run green only where the suite lets a later attempt pass.
  const isLetThrough = success === true && verdict === 'broken' && isFlaky;
  if (isProblem(one) && !isLetThrough) {
    return success === true && mayBeGreen.includes(verdict) ? 'unfinished' : 'failed';
  }
  // One of several processes may end in the middle of a scenario, and Cucumber calls the run green.
  return verdict === 'unknown' && isCutOff(one) ? 'not ended' : (kinds[verdict] ?? 'silent');
}

const kinds: Readonly<Partial<Record<CaseVerdict, CaseKind>>> = {
  holds: 'passed',
  broken: 'passed late',
  captured: 'known',
  quarantined: 'quarantined',
  fixed: 'fixed',
  shown: 'shown',
  'not run': 'not run',
};

/** What a run may have and be green: pending steps where the suite is lenient, the others where it is a dry run. */
export const mayBeGreen: readonly CaseVerdict[] = ['pending', 'undefined', 'ambiguous'];

// One without steps is as unknown as one that never came to its end.
function isCutOff({ attempts }: RunCase): boolean {
  const last = attempts.at(-1);
  return [...(last?.steps ?? []), ...(last?.hooks ?? [])].some(({ status }) => status === 'unknown');
}
