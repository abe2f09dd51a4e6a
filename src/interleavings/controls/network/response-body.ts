import type { Seams } from '../seams';
import { untilAborted } from './until-aborted';

const readers = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const;

/** A response of which each look at the body is an operation of the order, since a body arrives later than its head. */
export function controlBody(seams: Seams, response: Response, signal: AbortSignal): Response {
  for (const name of readers) {
    const read: unknown = Reflect.get(response, name);
    if (typeof read === 'function') {
      const operation = seams.control(`read ${name}`, () => Reflect.apply(read, response, []));
      put(response, name, () => untilAborted(operation(), signal));
    }
  }
  const { clone } = Response.prototype;
  put(response, 'clone', () => controlBody(seams, Reflect.apply(clone, response, []), signal));
  return response;
}

function put(response: Response, name: string, value: unknown): void {
  Object.defineProperty(response, name, { configurable: true, writable: true, value });
}
