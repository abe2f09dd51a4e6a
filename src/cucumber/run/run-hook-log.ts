import type { Envelope, Message } from '../ground/envelope';
import { resultOf } from './read-step';
import type { RunAttachment, RunHook } from './run';
import type { SupportCodeLog } from './support-code-log';

interface HookNotes {
  readonly hookId: string;
  readonly when: RunHook['when'];
  readonly attachments: RunAttachment[];
  result?: Message<'testRunHookFinished'>['result'];
}

/** Collects the results of the hooks around a run. */
export class RunHookLog {
  readonly #code: SupportCodeLog;
  readonly #notes = new Map<string, HookNotes>();
  #sawCase = false;

  constructor(code: SupportCodeLog) {
    this.#code = code;
  }

  /** Reads a message. */
  read(envelope: Envelope): void {
    const { testRunHookStarted: started, testRunHookFinished: finished } = envelope;
    this.#sawCase ||= envelope.testCaseStarted !== undefined;
    if (started) {
      const when = this.#sawCase ? 'after' : 'before';
      this.#notes.set(started.id, { hookId: started.hookId, when, attachments: [] });
    }
    const ended = finished && this.#notes.get(finished.testRunHookStartedId);
    if (ended) {
      ended.result = finished.result;
    }
  }

  /** Reads an attachment of a hook. Returns false if there is no such hook. */
  attach(attachment: RunAttachment, testRunHookStartedId = ''): boolean {
    const notes = this.#notes.get(testRunHookStartedId);
    notes?.attachments.push(attachment);
    return notes !== undefined;
  }

  /** The hooks that did not pass, or attached something. */
  get hooks(): RunHook[] {
    return [...this.#notes.values()]
      .map(({ hookId, when, attachments, result }) => ({
        ...this.#code.hook(hookId),
        when: this.#whenOf(hookId) ?? when,
        stepsBefore: 0,
        ...resultOf(result),
        attachments,
      }))
      .filter(({ status, attachments }) => status !== 'passed' || attachments.length > 0);
  }

  // The type of a hook counts more than its order: if the run failed before its first case, AfterAll would seem to come before.
  #whenOf(hookId: string): RunHook['when'] | undefined {
    const { type } = this.#code.hook(hookId);
    return type === 'BEFORE_TEST_RUN' ? 'before' : type === 'AFTER_TEST_RUN' ? 'after' : undefined;
  }
}
