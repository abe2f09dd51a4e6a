import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { CoordinatorEventValues } from '@cucumber/cucumber/api';

type Message = CoordinatorEventValues['message'];
type Pickle = NonNullable<Message['pickle']>;

/** A failure: its place, its name, and the first line of each of its errors. */
export interface Red {
  readonly place: string;
  readonly name: string;
  readonly errors: readonly string[];
}

/** The results of the scenarios of a run. A captured bug is green, but counts as skipped, because it does not prove that anything holds. */
export interface ScenarioCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Attempt {
  readonly pickle: Pickle | undefined;
  readonly statuses: Set<string>;
  readonly errors: string[];
}

/** Reads the messages of a run: counts the results of the scenarios, and collects the red ones. */
export class ScenarioSummary {
  readonly #leftOut = new Map<string, Pickle>();
  readonly #pickles = new Map<string, Pickle | undefined>();
  readonly #running = new Map<string, Attempt>();
  readonly #ended: Attempt[] = [];
  readonly #runErrors: string[] = [];

  /** Reads the next message of the run. */
  read({ pickle, testCase, testCaseStarted, testCaseFinished, ...message }: Message): void {
    if (pickle) {
      this.#leftOut.set(pickle.id, pickle);
    }
    if (testCase) {
      this.#pickles.set(testCase.id, this.#leftOut.get(testCase.pickleId));
      this.#leftOut.delete(testCase.pickleId);
    }
    if (testCaseStarted) {
      const known = this.#pickles.get(testCaseStarted.testCaseId);
      this.#running.set(testCaseStarted.id, { pickle: known, statuses: new Set(), errors: [] });
    }
    this.#readFailures(message);
    // An attempt does not count if it is retried.
    const attempt = this.#running.get(testCaseFinished?.testCaseStartedId ?? '');
    this.#running.delete(testCaseFinished?.testCaseStartedId ?? '');
    if (attempt && !testCaseFinished?.willBeRetried) {
      this.#ended.push(attempt);
    }
  }

  get count(): ScenarioCount {
    const endings = this.#ended.map(({ statuses }) => nameEnding(statuses));
    const count = (ending: string) => endings.filter((one) => one === ending).length;
    return {
      passed: count('passed'),
      failed: count('failed'),
      skipped: count('skipped'),
    };
  }

  /** The scenarios that a filter left out. */
  get leftOut(): readonly Pickle[] {
    return [...this.#leftOut.values()];
  }

  /** The red scenarios, and failures outside of scenarios. */
  get red(): Red[] {
    const failed = this.#ended.filter(({ statuses }) => nameEnding(statuses) === 'failed');
    const scenarios = failed.map(describeAttempt);
    const around = this.#runErrors.map((error) => ({ place: 'around the run', name: '', errors: [error] }));
    return [...scenarios, ...around];
  }

  /** The scenarios that were started but did not end, because the run was cut off. */
  get unfinished(): Red[] {
    return [...this.#running.values()].map(describeAttempt);
  }

  #readFailures({ testStepFinished, testRunHookFinished, testRunFinished, parseError }: Message): void {
    if (testStepFinished) {
      const { status, message } = testStepFinished.testStepResult;
      const attempt = this.#running.get(testStepFinished.testCaseStartedId);
      attempt?.statuses.add(status);
      // Steps that are undefined, pending or ambiguous are red, too, but have no error message.
      if (status !== 'PASSED' && status !== 'SKIPPED') {
        attempt?.errors.push(firstLine(message) || `a step is ${status.toLowerCase()}`);
      }
    }
    const around = [testRunHookFinished?.result.message, testRunFinished?.message, parseError?.message];
    this.#runErrors.push(...around.flatMap((text) => (text ? [firstLine(text)] : [])));
  }
}

/**
 * Reads the summary of the messages in a file. If the run was refused at its start, there is no file. If it was killed, the last line
 * may be incomplete.
 */
export function readScenarios(messageFile: string): ScenarioSummary {
  const summary = new ScenarioSummary();
  const messages = existsSync(messageFile) ? readFileSync(messageFile, 'utf8') : '';
  for (const line of messages.split('\n').slice(0, -1)) {
    summary.read(JSON.parse(line));
  }
  return summary;
}

function describeAttempt({ pickle, errors }: Attempt): Red {
  const place = [pickle?.uri, pickle?.location?.line].filter(Boolean).join(':');
  return { place, name: pickle?.name ?? '', errors };
}

function nameEnding(statuses: ReadonlySet<string>): string {
  const others = [...statuses].filter((status) => status !== 'PASSED');
  if (others.length === 0) {
    return 'passed';
  }
  return others.every((status) => status === 'SKIPPED') ? 'skipped' : 'failed';
}

function firstLine(text = ''): string {
  return stripVTControlCharacters(text).trimStart().split('\n', 1)[0] ?? '';
}
