import type { Envelope, Pickle } from '../ground/envelope';

/**
 * Selects the messages about scenarios with our tags, and about the run as a whole.
 *
 * Nearly all messages are about steps of other scenarios, so the check of each message must be cheap.
 */
export class OwnMessages {
  readonly #isOwn: (pickle: Pickle) => boolean;
  readonly #pickles = new Set<string>();
  readonly #testCases = new Set<string>();
  readonly #attempts = new Set<string>();

  constructor(isOwn: (pickle: Pickle) => boolean) {
    this.#isOwn = isOwn;
  }

  /** Whether a message is selected. Call it once for each message, in order. */
  has(envelope: Envelope): boolean {
    const { testStepStarted, testStepFinished, testCaseFinished, testCaseStarted, testCase } = envelope;
    const ofAttempt = testStepStarted ?? testStepFinished ?? testCaseFinished;
    if (ofAttempt) {
      return this.#attempts.has(ofAttempt.testCaseStartedId);
    }
    if (testCaseStarted) {
      return this.#note(this.#attempts, testCaseStarted.id, this.#testCases.has(testCaseStarted.testCaseId));
    }
    if (testCase) {
      return this.#note(this.#testCases, testCase.id, this.#pickles.has(testCase.pickleId));
    }
    const { pickle } = envelope;
    if (pickle && this.#isOwn(pickle)) {
      this.#pickles.add(pickle.id);
    }
    // Messages about features are always selected, because the ids of scenarios depend on all scenarios of a file.
    return true;
  }

  #note(ids: Set<string>, id: string, isOwn: boolean): boolean {
    if (isOwn) {
      ids.add(id);
    }
    return isOwn;
  }
}
