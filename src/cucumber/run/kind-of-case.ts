import { isProblem } from './case-verdict';
import type { CaseVerdict, Run, RunCase } from './run';

/**
 * How a case is counted. Each case has exactly one kind, and every count that is shown is a count of kinds, so that all places show the
 * same numbers.
 *
 * `passed late`: passed only at a retry, which the suite allows. `failed`: makes the run red. `unfinished`: would make the run red,
 * but the run is green. `not ended`: started, but cut off. `known`: shows a known bug. `quarantined`: a known bug that was not run.
 * `fixed`: passed although a known bug should show, which the suite allows. `shown`: a known bug that was run, but not judged.
 * `silent`: skipped, or without steps. `not run`: never started.
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

/** One of the {@link caseKinds}. */
export type CaseKind = (typeof caseKinds)[number];

/** The kind of a case in a run. */
export function kindOfCase(one: RunCase, { success }: Pick<Run, 'success'>): CaseKind {
  const { verdict, isFlaky } = one;
  // A broken case in a green run means that the suite allows it to pass at a later attempt.
  const isLetThrough = success === true && verdict === 'broken' && isFlaky;
  if (isProblem(one) && !isLetThrough) {
    return success === true && mayBeGreen.includes(verdict) ? 'unfinished' : 'failed';
  }
  // If one of several processes ends in the middle of a scenario, Cucumber still reports success.
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

/** Verdicts that a green run may contain: pending steps if the suite allows them, the others in a dry run. */
export const mayBeGreen: readonly CaseVerdict[] = ['pending', 'undefined', 'ambiguous'];

// A case without steps also has the verdict "unknown", but it was not cut off.
function isCutOff({ attempts }: RunCase): boolean {
  const last = attempts.at(-1);
  return [...(last?.steps ?? []), ...(last?.hooks ?? [])].some(({ status }) => status === 'unknown');
}
