import { count } from '../ground/text';
import { casesOf } from '../run/cases-of';
import type { CaseVerdict, Run } from '../run/run';
import { hasTold } from './told-cases';

/** What a run is held against, beside itself. */
interface KeepingFacts {
  /** What is known of the run before it. */
  readonly last: { readonly verdicts: ReadonlyMap<CaseVerdict, number> } | undefined;
  /** Whether all of it is there. */
  readonly isWhole: boolean;
}

/** A run of the whole suite may leave out one scenario in so many. */
const leftOutOf = 10;

/**
 * Why a run is none to hold later ones against, as the end of a sentence. Null for one of the whole suite: that ended, of which nothing
 * is missing, that says something of its scenarios, and that judged its captures.
 */
export function whyUnkept(run: Run, { last, isWhole }: KeepingFacts): string | null {
  const cases = casesOf(run).map((one) => one.case);
  const amountOf = (wanted: CaseVerdict) => cases.filter(({ verdict }) => verdict === wanted).length;
  const [leftOut, skipped, most] = [amountOf('not run'), amountOf('skipped'), cases.length / leftOutOf];
  const isEnded = run.startedAt !== null && run.durationMs !== null && run.success !== null;
  // What stops at its first failure skips the rest, which a run that is green has wanted to skip.
  const mostSkipped =
    run.success === true ? cases.length : Math.max(most, last?.verdicts.get('skipped') ?? 0);
  const of = `of ${count(cases.length, 'scenario')}`;
  const reasons: readonly (readonly [boolean, string])[] = [
    [!isEnded, 'it did not end'],
    [!isWhole, 'something of it is missing'],
    [!cases.some((one) => hasTold(one, run)), 'it says nothing of any scenario'],
    [amountOf('shown') > 0, 'it did not judge its captures'],
    [
      leftOut > most,
      `it left out ${leftOut.toLocaleString('en')} ${of}, as a filter or a shard does, and a run of the whole suite leaves out one in ten at most`,
    ],
    [skipped > mostSkipped, `it failed, and skipped ${skipped.toLocaleString('en')} ${of}`],
  ];
  return reasons.find(([isSo]) => isSo)?.[1] ?? null;
}
