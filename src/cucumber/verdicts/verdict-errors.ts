import { HarnessError } from '../ground/harness-error';
import { printable } from '../ground/printable';

/** What a red verdict says to the person who reads it. */
export interface VerdictFacts {
  /** The scenario: where it is and what it is called. */
  readonly headline: string;
  /** What was expected to happen. */
  readonly expected: string;
  /** What happened instead. */
  readonly happened: string;
  /** What to do next. */
  readonly toDo: string;
  /** Where to read more. */
  readonly readOn: string;
  /** The scenario as `file:line`, for the stack. */
  readonly at: string;
}

/** A verdict that turns a run red. Reports print the name of the class, so each verdict is one of its own. */
export abstract class VerdictError extends HarnessError {
  /**
   * Puts the facts into words.
   *
   * @internal
   */
  constructor({ headline, expected, happened, toDo, readOn, at }: VerdictFacts) {
    super(
      [
        headline,
        `  Expected: ${expected}`,
        `  Happened: ${happened}`,
        `  To do:    ${toDo}`,
        `  Read on:  ${readOn}`,
      ].join('\n'),
    );
    // The scenario is what failed, not the harness.
    this.stack = `${this.name}: ${this.message}\n    at ${printable(at)}`;
  }
}

/** A scenario that was expected to fail passes: the bug looks fixed, so its tag must go. */
export class FixedVerdict extends VerdictError {
  /** Always `VERDICT_FIXED`. */
  readonly code = 'VERDICT_FIXED';
}

/** A scenario that must hold did so only when it was tried again: the bug that it guards against may be back. */
export class BrokenVerdict extends VerdictError {
  /** Always `VERDICT_BROKEN`. */
  readonly code = 'VERDICT_BROKEN';
}

/** A `Then` of a captured bug fails, but says something else than was written down. */
export class ShiftedVerdict extends VerdictError {
  /** Always `VERDICT_SHIFTED`. */
  readonly code = 'VERDICT_SHIFTED';
}

/** Something other than a `Then` of the scenario went wrong in a captured bug: the run proves nothing about the bug. */
export class CompromisedVerdict extends VerdictError {
  /** Always `VERDICT_COMPROMISED`. */
  readonly code = 'VERDICT_COMPROMISED';
}
