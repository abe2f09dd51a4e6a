import { existsSync, readFileSync } from 'node:fs';

/** How the scenarios of a run ended. A captured bug is green, and is counted as skipped: nothing was proved to hold. */
export interface ScenarioCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Those that a filter left out. */
  readonly leftOut: number;
}

/** Counts the scenarios in a message file. Attempts that were retried do not count. */
export function countScenarios(messageFile: string): ScenarioCount {
  const statuses = new Map<string, Set<string>>();
  const endings: Set<string>[] = [];
  const leftOut = new Set<string>();
  // A run that was refused while it was set up has left no messages.
  const messages = existsSync(messageFile) ? readFileSync(messageFile, 'utf8') : '';
  for (const line of messages.split('\n').filter(Boolean)) {
    const { pickle, testCase, testStepFinished, testCaseFinished } = JSON.parse(line);
    if (pickle) {
      leftOut.add(pickle.id);
    }
    leftOut.delete(testCase?.pickleId);
    if (testStepFinished) {
      const { testCaseStartedId, testStepResult } = testStepFinished;
      const seen = statuses.get(testCaseStartedId) ?? new Set();
      statuses.set(testCaseStartedId, seen.add(testStepResult.status));
    }
    if (testCaseFinished && !testCaseFinished.willBeRetried) {
      endings.push(statuses.get(testCaseFinished.testCaseStartedId) ?? new Set());
    }
  }
  const count = (ending: string) => endings.filter((seen) => nameEnding(seen) === ending).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    leftOut: leftOut.size,
  };
}

function nameEnding(seen: ReadonlySet<string>): string {
  const others = [...seen].filter((status) => status !== 'PASSED');
  if (others.length === 0) {
    return 'passed';
  }
  return others.every((status) => status === 'SKIPPED') ? 'skipped' : 'failed';
}
