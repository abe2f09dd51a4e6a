import { describeValue } from '../../ground/describe-value';
import { HarnessError } from '../../ground/harness-error';
import { findMisshapen, type ShapeOf } from '../../ground/has-shape';

/** What a step hands over cannot be attached to its scenario; nothing was attached. */
export class AttachmentError extends HarnessError {
  /** Always `ATTACHMENT_REFUSED`. */
  readonly code = 'ATTACHMENT_REFUSED';
}

/** A value that a call was given. */
export interface Given {
  /** The call, as it is written. */
  readonly call: string;
  /** What the value is called. */
  readonly what: string;
  /** What to give instead, in words that follow `Give it`. */
  readonly wanted: string;
}

/** Throws an AttachmentError unless a value is an object in which each fact is as it should be. */
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
