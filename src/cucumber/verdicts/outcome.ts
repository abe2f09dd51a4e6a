import { type RunStatus, statusOf } from '../ground/run-status';
import { firstLine, foldWhitespace } from '../ground/text';
import { messageOf } from '../ground/thrown';

/** What one attempt at a scenario came to, as far as a verdict cares. */
export type Outcome =
  | { readonly kind: 'passed' }
  /** An assertion of a `Then` of the scenario's own failed, or what it declares was thrown; nothing else went wrong. */
  | { readonly kind: 'claim failed'; readonly claim: FailedClaim }
  /** Anything else: a Given, a When, a hook, a time-out, a step that is undefined, pending or skipped ... */
  | { readonly kind: 'went wrong'; readonly what: string; readonly advice: string };

/** A `Then` whose assertion failed, or the step that throws what the scenario declares. */
export interface FailedClaim {
  /** The step, with its keyword. */
  readonly step: string;
  /** Where the step is written, as `file:line:column`. */
  readonly at: string;
  /** What the assertion said. */
  readonly error: Error;
  /** Whether it is no assertion, but of the class that the scenario declares, in the step that it names. */
  readonly isDeclared: boolean;
}

/** How a step, or all of a scenario so far, went for Cucumber. */
export interface Course {
  readonly status: RunStatus;
  readonly message?: string | undefined;
  /** The thing itself that a step threw. */
  readonly error?: unknown;
}

/** What Cucumber hands to a hook of how it went. */
interface HookResult {
  readonly status: string;
  readonly message?: string | undefined;
}

/** Reads a course from what Cucumber hands to a hook; undefined where it hands nothing. */
export function courseOf(result: HookResult | undefined, error?: unknown): Course | undefined {
  return result && { status: statusOf(result.status), message: result.message, error };
}

/** A course in words that follow the name of a step or scenario. */
export function describeCourse(course: Course | undefined): string {
  const { status, message } = course ?? { status: 'not run' };
  const said = message === undefined ? '' : `: ${firstLine(message)}`;
  return `ended as ${status}${said}`;
}

/** What went wrong, in one line; null when nothing did. */
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
