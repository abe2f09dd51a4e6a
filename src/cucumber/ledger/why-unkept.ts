import { count } from '../ground/text';
import { casesOf } from '../run/cases-of';
import type { CaseVerdict, Run } from '../run/run';
import { hasTold } from './told-cases';

/** What a run is compared with, and whether it is complete. */
interface KeepingFacts {
  /** The previous run. */
  readonly last: { readonly verdicts: ReadonlyMap<CaseVerdict, number> } | undefined;
  /** Whether the run is complete. */
  readonly isWhole: boolean;
}

/** A run counts as one of the whole suite if it left out at most one in this many scenarios. */
const leftOutOf = 10;

/**
 * Why later runs cannot be compared with this one, as the end of a sentence. Null if they can: the run ended, covers the whole suite, is
 * complete, has results, and judged its captures.
 */
export function whyUnkept(run: Run, { last, isWhole }: KeepingFacts): string | null {
  const cases = casesOf(run).map((one) => one.case);
  const amountOf = (wanted: CaseVerdict) => cases.filter(({ verdict }) => verdict === wanted).length;
  const [leftOut, skipped, most] = [amountOf('not run'), amountOf('skipped'), cases.length / leftOutOf];
  const isEnded = run.startedAt !== null && run.durationMs !== null && run.success !== null;
  // A run with --fail-fast skips the rest after its first failure. In a green run, scenarios are skipped on purpose.
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
