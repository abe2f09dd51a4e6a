import { describeValue } from '../../ground/describe-value';
import { HarnessError } from '../../ground/harness-error';
import { findMisshapen, type ShapeOf } from '../../ground/has-shape';

/** The arguments of a step cannot be attached to its scenario. Nothing was attached. */
export class AttachmentError extends HarnessError {
  /** Always `ATTACHMENT_REFUSED`. */
  readonly code = 'ATTACHMENT_REFUSED';
}

/** An argument of a call, for error messages. */
export interface Given {
  /** The call, as the user writes it. */
  readonly call: string;
  /** The name of the argument. */
  readonly what: string;
  /** What to give instead, in words that follow `Give it`. */
  readonly wanted: string;
}

/** Throws an AttachmentError unless a value is an object with the given shape. */
export function refuseMisshapen<Shape extends object>(
  value: unknown,
  shape: ShapeOf<Shape>,
  given: Given,
): void {
  const { call, what, wanted } = given;
  if (typeof value !== 'object' || value === null) {
    throw new AttachmentError(`${call}: ${what} is ${describeValue(value)}. Give it ${wanted}.`);
  }
  if ('then' in value) {
    throw new AttachmentError(`${call}: ${what} is a promise. Await it, and give ${wanted}.`);
  }
  const name = findMisshapen(value, shape);
  if (name !== undefined) {
    const fact: unknown = Reflect.get(value, name);
    throw new AttachmentError(`${call}: "${name}" of ${what} is ${describeValue(fact)}. Give it ${wanted}.`);
  }
}
