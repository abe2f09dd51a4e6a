import type { Envelope } from '../ground/envelope';
import { type Shape, shapesOfMessages } from './message-shapes';

/**
 * A message in which everything is that is read of it. Other implementations leave out what they do not know, and a file may
 * have been cut: what is missing or of another type is the emptiest thing it could be. A whole message is given back as it is.
 */
export function wholeMessage(envelope: Envelope): Envelope {
  const whole = complete(envelope, shapesOfMessages);
  return isEnvelope(whole) ? whole : {};
}

// All that is read of it has been completed.
function isEnvelope(value: unknown): value is Envelope {
  return typeof value === 'object' && value !== null;
}

function complete(value: unknown, shape: Shape): unknown {
  if (typeof shape !== 'object') {
    return typeof value === typeof shape ? value : shape;
  }
  if (isList(shape)) {
    return completeList(value, shape);
  }
  const found = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  return completeFields(found, shape);
}

function completeList(value: unknown, [item]: readonly [Shape]): readonly unknown[] {
  if (!Array.isArray(value)) {
    return [];
  }
  const whole = value.map((one) => complete(one, item));
  return whole.every((one, index) => one === value[index]) ? value : whole;
}

// Nearly every message is whole, and is not copied.
function completeFields(found: object, shape: { readonly [name: string]: Shape }): object {
  let whole = found;
  for (const [key, inner] of Object.entries(shape)) {
    const isOptional = key.endsWith('?');
    const name = isOptional ? key.slice(0, -1) : key;
    const field: unknown = Reflect.get(found, name);
    const completed = isOptional ? completeOptional(field, inner) : complete(field, inner);
    if (completed !== field) {
      whole = { ...whole, [name]: completed };
    }
  }
  return whole;
}

function completeOptional(field: unknown, shape: Shape): unknown {
  const isThere = typeof field === typeof shape && field !== null && Array.isArray(field) === isList(shape);
  return isThere ? complete(field, shape) : undefined;
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}
