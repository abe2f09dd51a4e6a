import type { Envelope } from '../ground/envelope';
import { type Shape, shapesOfMessages } from './message-shapes';

/**
 * Completes a message, so that every field that is read exists. Other implementations leave out unknown values, and a file may be
 * truncated. A missing field, or one of the wrong type, gets an empty default. A complete message is returned as it is.
 */
export function wholeMessage(envelope: Envelope): Envelope {
  let whole = envelope ?? {};
  // An envelope usually has a single kind of message, of the many that exist.
  for (const [kind, message] of Object.entries(whole)) {
    const complete = completers.get(kind);
    const completed = complete === undefined ? message : complete(message);
    if (completed !== message) {
      whole = { ...whole, [kind]: completed };
    }
  }
  return whole;
}

/** Completes a part of a message according to its shape. */
type Complete = (value: unknown) => unknown;

// Built once, because a run has hundreds of thousands of messages.
const completers = new Map<string, Complete>(
  Object.entries(shapesOfMessages).map(([kind, shape]) => [kind, optionalCompleter(shape)]),
);

function completerOf(shape: Shape): Complete {
  if (typeof shape === 'number') {
    return (value) => (typeof value === 'number' ? value : numberIn(value, shape));
  }
  if (typeof shape !== 'object') {
    const type = typeof shape;
    return (value) => (typeof value === type ? value : shape);
  }
  return isList(shape) ? listCompleter(shape) : fieldsCompleter(shape);
}

// Earlier implementations write a long number, such as the seconds of a timestamp, as a string of digits.
function numberIn(value: unknown, otherwise: number): number {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : otherwise;
}

function listCompleter([item]: readonly [Shape]): Complete {
  const complete = completerOf(item);
  return (value) => {
    if (!Array.isArray(value)) {
      return [];
    }
    const whole = value.map(complete);
    return whole.every((one, index) => one === value[index]) ? value : whole;
  };
}

// Copies a message only if something is missing, which is rare.
function fieldsCompleter(shape: { readonly [name: string]: Shape }): Complete {
  const fields = Object.entries(shape).map(([key, inner]) =>
    key.endsWith('?')
      ? ([key.slice(0, -1), optionalCompleter(inner)] as const)
      : ([key, completerOf(inner)] as const),
  );
  return (value) => {
    const found = isFields(value) ? value : {};
    let whole = found;
    for (const [name, complete] of fields) {
      const field: unknown = Reflect.get(found, name);
      const completed = complete(field);
      if (completed !== field) {
        whole = { ...whole, [name]: completed };
      }
    }
    return whole;
  };
}

function optionalCompleter(shape: Shape): Complete {
  const complete = completerOf(shape);
  const type = typeof shape;
  const isThere: (field: unknown) => boolean =
    type === 'object'
      ? (field) => (isList(shape) ? Array.isArray(field) : isFields(field))
      : (field) => typeof field === type;
  return (field) => (isThere(field) ? complete(field) : undefined);
}

function isFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}
