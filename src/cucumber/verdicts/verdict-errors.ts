import { HarnessError } from '../ground/harness-error';
import { printable } from '../ground/printable';

/** The parts of the message of a red verdict. */
export interface VerdictFacts {
  /** The name and the place of the scenario. */
  readonly headline: string;
  /** What was expected to happen. */
  readonly expected: string;
  /** What happened instead. */
  readonly happened: string;
  /** What to do next. */
  readonly toDo: string;
  /** Where to find more information. */
  readonly readOn: string;
  /** The scenario as `file:line`, for the stack. */
  readonly at: string;
}

/** A verdict that makes a run fail. Each verdict has a class of its own, because reports print the class name. */
export abstract class VerdictError extends HarnessError {
  /**
   * Composes the message from its parts.
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
    // The stack names the scenario, because that has failed, not the harness.
    this.stack = `${this.name}: ${this.message}\n    at ${printable(at)}`;
  }
}

/** A scenario that was expected to fail passes: the bug looks fixed, so its tag must go. */
export class FixedVerdict extends VerdictError {
  /** Always `VERDICT_FIXED`. */
  readonly code = 'VERDICT_FIXED';
}

/** A scenario that must hold did so only at a retry: the bug that it guards against may be back. */
export class BrokenVerdict extends VerdictError {
  /** Always `VERDICT_BROKEN`. */
  readonly code = 'VERDICT_BROKEN';
}

/** A `Then` of a captured bug fails, but with another message than the documented one. */
export class ShiftedVerdict extends VerdictError {
  /** Always `VERDICT_SHIFTED`. */
  readonly code = 'VERDICT_SHIFTED';
}

/** Something other than a `Then` of the scenario went wrong in a captured bug: the run proves nothing about the bug. */
export class CompromisedVerdict extends VerdictError {
  /** Always `VERDICT_COMPROMISED`. */
  readonly code = 'VERDICT_COMPROMISED';
}
