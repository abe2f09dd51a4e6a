import { countOf } from '../../domain/count-of';
import type { VerifyReport } from '../../integrity/verify-report';
import type { Verdict } from './view/page-frame';

/** What was found once. */
export interface FoundReport {
  readonly report: VerifyReport;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

const INTACT: Verdict = { words: 'As it was stored', tone: 'good' };
/** Nobody can tell of what is older than the chain. */
const INTACT_IN_PART: Verdict = { words: 'As it was stored, in part', tone: 'good' };

/** While somebody looks, and then what was found: the style shows the one that the page has come to, which is sent on its way. */
export const LOOKING: Verdict = {
  words: 'Verification',
  ends: [INTACT, { words: 'Not found intact', tone: 'bad' }],
};

/** What was found when somebody looked last, for as long as the server runs. */
export class Verification {
  #last: FoundReport | undefined;

  /** Absent where nobody has asked yet. */
  get last(): FoundReport | undefined {
    return this.#last;
  }

  /** The same in a few words. */
  get verdict(): Verdict {
    if (this.#last === undefined) {
      return { words: 'Not verified yet' };
    }
    const { isIntact, faultCount, olderEntries } = this.#last.report;
    if (isIntact) {
      return olderEntries === 0 ? INTACT : INTACT_IN_PART;
    }
    return faultCount > 0
      ? { words: countOf(faultCount, 'fault', 'faults'), tone: 'bad' }
      : { words: 'Not all could be checked', tone: 'bad' };
  }

  /** Keeps what was found. */
  keep(report: VerifyReport, at: number): void {
    this.#last = { report, at };
  }
}
