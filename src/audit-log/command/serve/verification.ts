import { countOf } from '../../domain/count-of';
import type { VerifyReport } from '../../integrity/verify-report';
import { ageWords } from './age-words';
import type { Verdict } from './view/page-frame';

/** The result of one verification. */
export interface FoundReport {
  readonly report: VerifyReport;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

const INTACT = { words: 'As it was stored', tone: 'good' } as const;
/** For a log with entries that are older than its chain: nobody can tell whether these are as they were stored. */
const INTACT_IN_PART = { words: 'As it was stored, in part', tone: 'good' } as const;

/** While a verification is under way. The page is sent meanwhile with all possible ends, and the style shows the one that came true. */
export const LOOKING: Verdict = {
  words: 'Verification',
  ends: [INTACT, { words: 'Not found intact', tone: 'bad' }],
};

/** The result of the last verification, kept while the server runs. */
export class Verification {
  #last: FoundReport | undefined;

  /** Absent before the first verification. */
  get last(): FoundReport | undefined {
    return this.#last;
  }

  /** The same in a few words, and how long ago that was: somebody may have changed the log since. */
  verdictAt(now: number): Verdict {
    if (this.#last === undefined) {
      return { words: 'Not verified yet' };
    }
    const { words, tone } = inShort(this.#last.report);
    return { words: `${words}, ${ageWords(now - this.#last.at)}`, tone };
  }

  /** Keeps what was found. */
  keep(report: VerifyReport, at: number): void {
    this.#last = { report, at };
  }
}

function inShort({ isIntact, faultCount, olderEntries }: VerifyReport): Required<Omit<Verdict, 'ends'>> {
  if (isIntact) {
    return olderEntries === 0 ? INTACT : INTACT_IN_PART;
  }
  const words = faultCount > 0 ? countOf(faultCount, 'fault', 'faults') : 'Not all could be checked';
  return { words, tone: 'bad' };
}
