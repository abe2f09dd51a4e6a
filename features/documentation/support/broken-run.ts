import { ok } from 'node:assert/strict';
import type { Envelope } from '#cucumber/ground/envelope';

/** The messages of a run, and what became of them. */
export class BrokenRun {
  messages: readonly Envelope[] = [];

  /** Leaves out all cases but the first, as a filter does. */
  keepFirstCase(): void {
    const first = this.messages.find(({ testCase }) => testCase)?.testCase?.id;
    this.messages = this.messages.filter(({ testCase, testCaseStarted }) => {
      const id = testCase?.id ?? testCaseStarted?.testCaseId;
      return id === undefined || id === first;
    });
  }

  /** Leaves out all cases but those whose tags are wanted, and says that the run was green. */
  keepCases(isWanted: (tags: readonly string[]) => boolean): void {
    const pickles = this.messages.flatMap(({ pickle }) => pickle ?? []);
    const wanted = pickles.filter(({ tags }) => isWanted(tags.map(({ name }) => name))).map(({ id }) => id);
    const cases = this.messages.flatMap(({ testCase }) =>
      testCase && wanted.includes(testCase.pickleId) ? testCase.id : [],
    );
    this.messages = this.messages.flatMap((message) => {
      const { testCase, testCaseStarted, testRunFinished } = message;
      const id = testCase?.id ?? testCaseStarted?.testCaseId;
      const isKept = id === undefined || cases.includes(id);
      const kept = testRunFinished ? { testRunFinished: { ...testRunFinished, success: true } } : message;
      return isKept ? [kept] : [];
    });
  }

  addParseError(uri: string, message: string): void {
    this.messages = [...this.messages, { parseError: { source: { uri }, message } }];
  }

  changeAttachments(facts: { readonly url: string } | { readonly fileName: string }): void {
    this.messages = this.messages.map((message) =>
      message.attachment ? { attachment: { ...message.attachment, ...facts } } : message,
    );
  }

  /** Has the first case that failed pass when it is tried again. */
  passAgain(): void {
    const ended = this.messages.flatMap(({ testStepFinished }) => testStepFinished ?? []);
    const failedAt = ended.find(
      ({ testStepResult }) => testStepResult.status === 'FAILED',
    )?.testCaseStartedId;
    const started = this.messages.find(
      (message) => message.testCaseStarted?.id === failedAt,
    )?.testCaseStarted;
    ok(started, 'No case has failed.');
    const again: Envelope[] = ended
      .filter(({ testCaseStartedId }) => testCaseStartedId === failedAt)
      .map((one) => ({ testStepFinished: { ...one, testCaseStartedId: 'again', testStepResult: passed } }));
    const testCaseStarted = { ...started, id: 'again', attempt: started.attempt + 1 };
    this.messages = [...this.messages, { testCaseStarted }, ...again];
  }

  /** Has the last hook of each attempt at a scenario fail. */
  failLastHookOf(name: string): void {
    const pickle = this.messages.find((message) => message.pickle?.name === name)?.pickle;
    const testCase = this.messages.find((message) => message.testCase?.pickleId === pickle?.id)?.testCase;
    const last = testCase?.testSteps.at(-1);
    ok(last?.hookId, `"${name}" has no last hook.`);
    this.messages = this.messages.map((message) => {
      const { testStepFinished } = message;
      return testStepFinished?.testStepId === last.id
        ? { testStepFinished: { ...testStepFinished, testStepResult: failed } }
        : message;
    });
  }
}

const passed = JSON.parse('{ "status": "PASSED", "duration": { "seconds": 0, "nanos": 0 } }');

const failed = JSON.parse(
  '{ "status": "FAILED", "duration": { "seconds": 0, "nanos": 0 }, "message": "late" }',
);
