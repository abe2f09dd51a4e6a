import { type RunStatus, statusOf } from '../ground/run-status';
import { firstLine, foldWhitespace } from '../ground/text';
import { messageOf } from '../ground/thrown';

/** The outcome of an attempt, as far as it matters for the verdict. */
export type Outcome =
  | { readonly kind: 'passed' }
  /** An assertion in an own `Then` failed, or the declared exception was thrown. Nothing else went wrong. */
  | { readonly kind: 'claim failed'; readonly claim: FailedClaim }
  /** Anything else: a Given, a When, a hook, a time-out, a step that is undefined, pending or skipped. */
  | { readonly kind: 'went wrong'; readonly what: string; readonly advice: string };

/** A `Then` whose assertion failed, or the step that throws what the scenario declares. */
export interface FailedClaim {
  /** The step, with its keyword. */
  readonly step: string;
  /** The place of the step, as `file:line:column`. */
  readonly at: string;
  /** The error of the assertion. */
  readonly error: Error;
  /** Whether it is not an assertion, but the declared class of error, in the declared step. */
  readonly isDeclared: boolean;
}

/** Cucumber's result of a step, or of the scenario so far. */
export interface Course {
  readonly status: RunStatus;
  readonly message?: string | undefined;
  /** The thrown value itself. */
  readonly error?: unknown;
}

/** The result that Cucumber passes to a hook. */
interface HookResult {
  readonly status: string;
  readonly message?: string | undefined;
}

/** Converts the result that Cucumber passes to a hook; undefined if there is none. */
export function courseOf(result: HookResult | undefined, error?: unknown): Course | undefined {
  return result && { status: statusOf(result.status), message: result.message, error };
}

/** The result in words that follow the name of a step or scenario. */
export function describeCourse(course: Course | undefined): string {
  const { status, message } = course ?? { status: 'not run' };
  const said = message === undefined ? '' : `: ${firstLine(message)}`;
  return `ended as ${status}${said}`;
}

/** What went wrong, in one line; null if nothing did. */
export function describeSeen(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'passed':
      return null;
    case 'claim failed':
      return foldWhitespace(messageOf(outcome.claim.error));
    case 'went wrong':
      return outcome.what;
  }
}
