import type { CoordinatorEventValues } from '@cucumber/cucumber/api';
import type { Pickle } from './tags/feature-map';
import { describeLine, type Place, placeAt } from './tags/place';
import { shorten } from './verdicts/fold-whitespace';
import { describeIssues } from './verdicts/red-verdict';
import { type CapturedFailure, capturedFailureFile } from './verdicts/run-records';

/** What Cucumber tells about a run while it runs. */
export type Envelope = CoordinatorEventValues['message'];

/** One attempt at one scenario. */
interface Attempt {
  readonly pickle: Pickle;
  readonly statuses: Set<string>;
  readonly captures: CapturedFailure[];
}

/** A captured failure, and the scenario it stands for. */
interface Entry {
  readonly pickle: Pickle;
  readonly place: Place;
  readonly capture: CapturedFailure;
}

/** Gathers the captured failures of a run from its messages, so that nobody has to look for them in a report. */
export class CapturedList {
  readonly #pickles = new Map<string, Pickle>();
  readonly #picklesOfCases = new Map<string, Pickle>();
  readonly #attempts = new Map<string, Attempt>();

  /** Takes in a message. */
  read({ pickle, testCase, testCaseStarted, testStepFinished, attachment }: Envelope): void {
    if (pickle) {
      this.#pickles.set(pickle.id, pickle);
    }
    const pickleOfCase = testCase && this.#pickles.get(testCase.pickleId);
    if (pickleOfCase) {
      this.#picklesOfCases.set(testCase.id, pickleOfCase);
    }
    const started = testCaseStarted && this.#picklesOfCases.get(testCaseStarted.testCaseId);
    if (started) {
      this.#attempts.set(testCaseStarted.id, { pickle: started, statuses: new Set(), captures: [] });
    }
    if (attachment?.fileName === capturedFailureFile) {
      this.#attempts.get(String(attachment.testCaseStartedId))?.captures.push(JSON.parse(attachment.body));
    }
    if (testStepFinished) {
      const { status } = testStepFinished.testStepResult;
      this.#attempts.get(testStepFinished.testCaseStartedId)?.statuses.add(status);
    }
  }

  /** The list for the end of a run, in the order of files and lines; empty when nothing was captured. */
  describe(): string {
    const entries = [...this.#attempts.values()].filter(isGreen).flatMap(listCaptures).toSorted(byPlace);
    if (entries.length === 0) {
      return '';
    }
    const issues = new Set(entries.flatMap(({ capture }) => capture.issues));
    return [
      '',
      'Captured failures, each as it was written down:',
      '',
      ...entries.map(describeEntry),
      '',
      `${count(entries.length, 'scenario')} captured, of ${count(issues.size, 'issue')} still to be fixed.`,
      '',
    ].join('\n');
  }
}

// The attachment alone is not enough: a hook may have failed after it, and then the verdict is another.
function isGreen({ statuses }: Attempt): boolean {
  return [...statuses].every((status) => status === 'PASSED' || status === 'SKIPPED');
}

function listCaptures({ pickle, captures }: Attempt): Entry[] {
  return captures.map((capture) => ({ pickle, place: placeAt(pickle.uri, pickle.location), capture }));
}

function byPlace({ place: one }: Entry, { place: other }: Entry): number {
  return one.uri.localeCompare(other.uri) || one.line - other.line;
}

function describeEntry({ pickle, place, capture }: Entry): string {
  const { issues, name, message } = capture;
  return [
    `  ${describeLine(place)}  ${describeIssues(issues)}  ${pickle.name}`,
    `    ${name}: ${shorten(message)}`,
  ].join('\n');
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
