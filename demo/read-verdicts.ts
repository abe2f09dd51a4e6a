import { readFileSync } from 'node:fs';
import type { VerdictRecord } from 'audit-race/harness';

/** A scenario that bears an issue, and the verdict on it in this run. */
export interface JudgedScenario extends VerdictRecord {
  readonly name: string;
  readonly uri: string;
}

/** Reads the verdicts from the messages of a run. */
export function readVerdicts(messageFile: string): JudgedScenario[] {
  const pickles = new Map<string, { name: string; uri: string }>();
  const pickleOfCase = new Map<string, string>();
  const caseOfAttempt = new Map<string, string>();
  const judged: JudgedScenario[] = [];
  for (const line of readFileSync(messageFile, 'utf8').split('\n').filter(Boolean)) {
    const { pickle, testCase, testCaseStarted, attachment } = JSON.parse(line);
    if (pickle) {
      pickles.set(pickle.id, pickle);
    } else if (testCase) {
      pickleOfCase.set(testCase.id, testCase.pickleId);
    } else if (testCaseStarted) {
      caseOfAttempt.set(testCaseStarted.id, testCaseStarted.testCaseId);
    } else if (attachment?.fileName === 'verdict.json') {
      const testCaseId = caseOfAttempt.get(attachment.testCaseStartedId) ?? '';
      const { name = '', uri = '' } = pickles.get(pickleOfCase.get(testCaseId) ?? '') ?? {};
      judged.push({ name, uri, ...JSON.parse(attachment.body) });
    }
  }
  return judged;
}
