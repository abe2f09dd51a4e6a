import type { Envelope, Message } from '../ground/envelope';
import { readAttachment, resultOf } from './read-step';
import type { RunAttachment, RunHook } from './run';

interface HookNotes {
  readonly hookId: string;
  readonly when: RunHook['when'];
  readonly attachments: RunAttachment[];
  result?: Message<'testRunHookFinished'>['result'];
}

/** Writes down what the hooks around a run do. */
export class RunHookLog {
  readonly #hookNames: ReadonlyMap<string, string>;
  readonly #notes = new Map<string, HookNotes>();
  #sawCase = false;

  constructor(hookNames: ReadonlyMap<string, string>) {
    this.#hookNames = hookNames;
  }

  /** Takes in a message. */
  read(envelope: Envelope): void {
    const { testRunHookStarted: started, testRunHookFinished: finished, attachment } = envelope;
    this.#sawCase ||= envelope.testCaseStarted !== undefined;
    if (started) {
      const when = this.#sawCase ? 'after' : 'before';
      this.#notes.set(started.id, { hookId: started.hookId, when, attachments: [] });
    }
    const ended = finished && this.#notes.get(finished.testRunHookStartedId);
    if (ended) {
      ended.result = finished.result;
    }
    if (attachment) {
      this.#notes.get(attachment.testRunHookStartedId ?? '')?.attachments.push(readAttachment(attachment));
    }
  }

  /** Those that did not pass, or attached something. */
  get hooks(): RunHook[] {
    return [...this.#notes.values()]
      .map(({ hookId, when, attachments, result }) => ({
        name: this.#hookNames.get(hookId) ?? '',
        when,
        ...resultOf(result),
        attachments,
      }))
      .filter(({ status, attachments }) => status !== 'passed' || attachments.length > 0);
  }
}
