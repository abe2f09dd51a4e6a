import { count } from '../ground/text';
import { type CaseKind, caseKinds, kindOfCase } from '../run/kind-of-case';
import type { Run, RunCase } from '../run/run';

/** How the scenarios of a run fell: the numbers that the page, the Markdown and the terminal tell. */
export interface Tally {
  /** Those that were to be run. */
  readonly total: number;
  /** How many of these are of each kind; together they are all. */
  readonly kinds: ReadonlyMap<CaseKind, number>;
  /** How many of those that failed passed, and were expected to fail. */
  readonly fixed: number;
  /** How many others of the same files nobody wanted to run: a filter or another shard has them. */
  readonly filteredOut: number;
}

/** Counts the scenarios that were to be run; `all` is how many their files have. */
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
    // Where nobody can say which scenarios were run, some of these may be among them.
    filteredOut: run.unplaced > 0 ? 0 : all - shown.length,
  };
}

/** How many scenarios are of these kinds. */
export function countOf({ kinds }: Tally, ...wanted: readonly CaseKind[]): number {
  return wanted.reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), 0);
}

/** `2 of 7 scenarios failed`, and which of them did so by passing. */
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

/** What became of those that did not fail; `2 scenarios pass, 1 scenario shows a known bug.` Empty where there are none. */
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

/** Those of which nothing is known: `1 scenario was not run.` Empty where there are none. */
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
