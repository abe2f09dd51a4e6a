import { casesOf, type PlacedCase } from '../run/cases-of';
import type { CaseVerdict, Run, RunAttempt } from '../run/run';
import { type Proof, proofsOf } from './proofs';

/** What a run knows of an issue. */
export interface Issue {
  readonly number: number;
  /** `open`: captured. `guarded`: all of its scenarios hold. `unsettled`: one of them is neither. */
  readonly state: 'open' | 'guarded' | 'unsettled';
  /** The scenarios that bear it, in reading order. */
  readonly cases: readonly PlacedCase[];
  /** What shows that its scenarios can fail. */
  readonly proofs: readonly Proof[];
}

/** All issues of a run, by number. */
export function issuesOf(run: Run): Issue[] {
  const placed = casesOf(run);
  const proofs = proofsOf(placed);
  const numbers = new Set(placed.flatMap((one) => issueNumbersOf(one.case.attempts.at(-1))));
  return [...numbers]
    .toSorted((one, other) => one - other)
    .map((number) => {
      const cases = placed.filter((one) => issueNumbersOf(one.case.attempts.at(-1)).includes(number));
      return {
        number,
        state: stateOf(cases.map((one) => one.case.verdict)),
        cases,
        proofs: proofs.filter(({ issues }) => issues.includes(number)),
      };
    });
}

/** The issues that the harness found on a scenario. */
export function issueNumbersOf(attempt: RunAttempt | undefined): readonly number[] {
  return attempt?.record?.issues ?? [];
}

function stateOf(verdicts: readonly CaseVerdict[]): Issue['state'] {
  if (verdicts.every((verdict) => verdict === 'holds')) {
    return 'guarded';
  }
  return verdicts.every((verdict) => verdict === 'holds' || verdict === 'captured') ? 'open' : 'unsettled';
}
