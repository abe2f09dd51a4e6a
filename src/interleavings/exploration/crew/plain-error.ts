import { isError } from '../../barriers/is-error';
import {
  EffectTimeoutError,
  ExperimentError,
  NondeterminismError,
  OutsideExplorationError,
  UncontrolledAsynchronyError,
  WorkerError,
} from '../../experiment/errors';
import { messageOf } from '../../experiment/wording';
import { ExplorationError } from '../../exploration-error';

/** An error as a plain object, which can be posted to another thread. */
export interface PlainError {
  readonly message: string;
  readonly stack?: string | undefined;
  /** Left out for an error of a class that is not the explorer's. */
  readonly code?: string;
}

const KNOWN = Object.freeze({
  EFFECT_TIMEOUT: EffectTimeoutError,
  EXPERIMENT: ExperimentError,
  NONDETERMINISM: NondeterminismError,
  OUTSIDE_EXPLORATION: OutsideExplorationError,
  UNCONTROLLED_ASYNCHRONY: UncontrolledAsynchronyError,
});

/** Converts an error for posting. */
export function plainError(error: unknown): PlainError {
  const stack = isError(error) ? error.stack : undefined;
  return {
    message: messageOf(error),
    stack,
    ...(error instanceof ExplorationError ? { code: error.code } : {}),
  };
}

/** Restores a posted error, as an instance of its class. */
export function revivedError(experiment: string, { message, stack, code = '' }: PlainError): Error {
  const original = new Error(message);
  original.stack = stack ?? message;
  if (!isKnown(code)) {
    return new WorkerError(experiment, message, { cause: original });
  }
  // The message is complete, so set the prototype instead of calling the constructor, which would compose it again.
  Object.setPrototypeOf(original, KNOWN[code].prototype);
  return Object.assign(original, { code });
}

function isKnown(code: string): code is keyof typeof KNOWN {
  return Object.hasOwn(KNOWN, code);
}
