import { count } from '../ground/text';
import { type CaseKind, caseKinds, kindOfCase } from '../run/kind-of-case';
import type { Run, RunCase } from '../run/run';

/** The counts of a run's scenarios, as the page, the Markdown and the terminal show them. */
export interface Tally {
  /** The number of scenarios that should have been run. */
  readonly total: number;
  /** Their number by kind. The numbers add up to the total. */
  readonly kinds: ReadonlyMap<CaseKind, number>;
  /** How many of the failed scenarios failed because they passed unexpectedly. */
  readonly fixed: number;
  /** How many other scenarios of the same files were not selected: by a filter, or because another shard runs them. */
  readonly filteredOut: number;
}

/** Counts the scenarios that should have been run. `all` is the number of scenarios in their files. */
export function tallyOf(
  shown: readonly RunCase[],
  all: number,
  run: Pick<Run, 'success' | 'unplaced'>,
): Tally {
  const kinds = shown.map((one) => kindOfCase(one, run));
  return {
    total: shown.length,
    kinds: new Map(caseKinds.map((kind) => [kind, kinds.filter((one) => one === kind).length])),
    fixed: shown.filter((one, index) => one.verdict === 'fixed' && kinds[index] === 'failed').length,
    // If some attempts belong to unknown scenarios, those may be among the scenarios that look filtered out.
    filteredOut: run.unplaced > 0 ? 0 : all - shown.length,
  };
}

/** The number of scenarios of these kinds. */
export function countOf({ kinds }: Tally, ...wanted: readonly CaseKind[]): number {
  return wanted.reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), 0);
}

/** `2 of 7 scenarios failed`, and how many of them because they passed. */
export function tellFailed(tally: Tally): string {
  const { total, fixed } = tally;
  const failed = countOf(tally, 'failed');
  const words = `${failed.toLocaleString('en')} of ${count(total, 'scenario')} failed`;
  if (fixed === 0) {
    return words;
  }
  const which = failed === fixed ? (failed === 1 ? 'it' : 'they') : `${fixed.toLocaleString('en')} of them`;
  return `${words}: ${which} ${passedFor}`;
}

const passedFor = 'passed although a known bug should show';

/** Describes the scenarios that did not fail: `2 scenarios pass, 1 scenario shows a known bug.` Empty if there are none. */
export function tellOthers(tally: Tally): string {
  const known = countOf(tally, 'known');
  const late = countOf(tally, 'passed late');
  const parts = [
    ...tellKind(countOf(tally, 'passed'), 'passes', 'pass'),
    ...tellKind(known, 'shows a known bug', 'show a known bug'),
    ...tellKind(
      countOf(tally, 'quarantined'),
      'is in quarantine and was not run',
      'are in quarantine and were not run',
    ),
    ...tellKind(countOf(tally, 'fixed'), passedFor, passedFor),
    ...tellKind(countOf(tally, 'shown'), 'of a known bug was not judged', 'of known bugs were not judged'),
    ...(late > 0 ? [`${count(late, 'scenario')} passed only when tried again`] : []),
    ...tellKind(countOf(tally, 'silent', 'unfinished'), 'says nothing', 'say nothing'),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

function tellKind(number: number, one: string, many: string): string[] {
  return number === 0 ? [] : [`${count(number, 'scenario')} ${number === 1 ? one : many}`];
}

/** Describes the scenarios without a result: `1 scenario was not run.` Empty if there are none. */
export function tellLack(tally: Tally): string {
  const parts = [
    ...tellKind(countOf(tally, 'not run'), 'was not run', 'were not run'),
    ...tellKind(countOf(tally, 'not ended'), 'did not end', 'did not end'),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

/** `2 scenarios were filtered out`, by a filter or for another shard. */
export function tellFilteredOut({ filteredOut }: Tally): string {
  return filteredOut === 0
    ? ''
    : `${count(filteredOut, 'scenario')} ${filteredOut === 1 ? 'was' : 'were'} filtered out.`;
}
