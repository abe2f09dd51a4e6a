import type { VerdictRecord } from '@audit-race/cucumber';
import type { CoordinatorEventValues } from '@cucumber/cucumber/api';

type Envelope = CoordinatorEventValues['message'];

/** How a scenario of a nested run ended, by its last attempt. */
export interface CaseResult {
  readonly name: string;
  readonly uri: string;
  /** The worst status of its steps and hooks, which is how Cucumber shows it. */
  readonly status: string;
  /** What the harness judged; absent where it judged nothing. */
  readonly verdict: VerdictRecord | undefined;
  /** The failures: which step or hook failed with what class of error, and its message. */
  readonly failures: readonly Failure[];
  /** The names of the hooks that its test case has before, after and among its steps. */
  readonly hooks: readonly string[];
  /** The texts that were logged. */
  readonly logs: readonly string[];
  readonly attachments: readonly Attached[];
}

/** A failure as Cucumber reports it. */
export interface Failure {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
}

interface Attached {
  readonly fileName: string;
  readonly body: string;
}

interface Attempt {
  readonly name: string;
  readonly uri: string;
  readonly statuses: string[];
  readonly failures: Failure[];
  readonly hooks: readonly string[];
  readonly logs: string[];
  readonly attachments: Attached[];
}

const statusesFromBest = ['unknown', 'passed', 'skipped', 'pending', 'undefined', 'ambiguous', 'failed'];

/** Reads the messages of a run; of several attempts at a scenario the last one counts. */
export function readCaseResults(ndjson: string): CaseResult[] {
  const envelopes: Envelope[] = ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const known = new Map(envelopes.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle]] : [])));
  const pickles = new Map(
    envelopes.flatMap(({ testCase }) => (testCase ? [[testCase.id, testCase.pickleId]] : [])),
  );
  const hooks = readHooksOfCases(envelopes);
  const attempts = new Map<string, Attempt>();
  const lastAttempts = new Map<string, Attempt>();
  for (const envelope of envelopes) {
    const { testCaseStarted } = envelope;
    if (testCaseStarted) {
      const pickleId = pickles.get(testCaseStarted.testCaseId) ?? '';
      const { name = '', uri = '' } = known.get(pickleId) ?? {};
      const attempt = {
        name,
        uri,
        statuses: [],
        failures: [],
        hooks: hooks.get(testCaseStarted.testCaseId) ?? [],
        logs: [],
        attachments: [],
      };
      attempts.set(testCaseStarted.id, attempt);
      // A repeated scenario has a test case for each run; the attempts of a retry share one.
      lastAttempts.set(testCaseStarted.testCaseId, attempt);
    }
    readStepResult(envelope, attempts);
    readAttachment(envelope, attempts);
  }
  return [...lastAttempts.values()].map(closeAttempt);
}

function readHooksOfCases(envelopes: readonly Envelope[]): Map<string, string[]> {
  const names = new Map(envelopes.flatMap(({ hook }) => (hook ? [[hook.id, hook.name ?? '']] : [])));
  return new Map(
    envelopes.flatMap(({ testCase }) =>
      testCase
        ? [[testCase.id, testCase.testSteps.flatMap(({ hookId = '' }) => names.get(hookId) ?? [])]]
        : [],
    ),
  );
}

function readStepResult({ testStepFinished }: Envelope, attempts: Map<string, Attempt>): void {
  const attempt = attempts.get(testStepFinished?.testCaseStartedId ?? '');
  const { status, exception } = testStepFinished?.testStepResult ?? {};
  if (attempt === undefined || status === undefined) {
    return;
  }
  attempt.statuses.push(status.toLowerCase());
  if (exception) {
    const { type, message = '', stackTrace = '' } = exception;
    attempt.failures.push({ type, message, stack: stackTrace });
  }
}

function readAttachment({ attachment }: Envelope, attempts: Map<string, Attempt>): void {
  const attempt = attempts.get(attachment?.testCaseStartedId ?? '');
  if (attempt === undefined || attachment === undefined) {
    return;
  }
  if (attachment.fileName === undefined) {
    attempt.logs.push(attachment.body);
  } else {
    attempt.attachments.push({ fileName: attachment.fileName, body: attachment.body });
  }
}

function closeAttempt({ statuses, ...attempt }: Attempt): CaseResult {
  const worst = Math.max(0, ...statuses.map((status) => statusesFromBest.indexOf(status)));
  const verdict = attempt.attachments.find(({ fileName }) => fileName === 'verdict.json');
  return {
    ...attempt,
    status: statusesFromBest[worst] ?? 'unknown',
    verdict: verdict && JSON.parse(verdict.body),
  };
}
