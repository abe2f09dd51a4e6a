import { countOf } from '../../domain/count-of';
import type { VerifyReport } from '../../integrity/verify-report';
import type { Verdict } from './view/page-frame';

/** What was found once. */
export interface FoundReport {
  readonly report: VerifyReport;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

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
    const { isIntact, faultCount } = this.#last.report;
    return isIntact
      ? { words: 'As it was stored', tone: 'good' }
      : { words: countOf(faultCount, 'fault', 'faults'), tone: 'bad' };
  }

  /** Keeps what was found. */
  keep(report: VerifyReport, at: number): void {
    this.#last = { report, at };
  }
}
