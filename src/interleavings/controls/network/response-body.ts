import type { Seams } from '../seams';
import { bodyStream } from './body-stream';
import { untilAborted } from './until-aborted';

const readers = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const;

/** Responses whose body is being read, although it may not have arrived. */
const claimed = new WeakSet<Response>();

/** A response in which each read of the body is an operation of the order, because a body arrives later than its head. */
export function controlBody(seams: Seams, response: Response, signal: AbortSignal): Response {
  // A responder may return a response twice. Read through the prototype, so that each read gets the real body, not a controlled one.
  const own: object = Object.getPrototypeOf(response);
  const original = () => Reflect.get(own, 'body', response);
  const stream = bodyStream(seams, original, signal);
  const isInUse = () => claimed.has(response) || stream.isLocked() || Reflect.get(own, 'bodyUsed', response);
  for (const name of readers) {
    const read: unknown = Reflect.get(own, name);
    if (typeof read === 'function') {
      const operation = seams.control(`read ${name}`, () => Reflect.apply(read, response, []));
      put(response, name, () => {
        if (isInUse()) {
          return Promise.reject(unusable('Body is unusable: Body has already been read'));
        }
        // An empty body may be read any number of times.
        if (original() !== null) {
          claimed.add(response);
        }
        return untilAborted(operation(), signal);
      });
    }
  }
  const { clone } = Response.prototype;
  put(response, 'clone', () => {
    if (isInUse()) {
      throw unusable('Response.clone: Body has already been consumed.');
    }
    return controlBody(seams, Reflect.apply(clone, response, []), signal);
  });
  putGetter(response, 'bodyUsed', () => claimed.has(response) || Reflect.get(own, 'bodyUsed', response));
  putGetter(response, 'body', () => stream.get());
  return response;
}

function unusable(message: string): TypeError {
  return new TypeError(message);
}

function put(response: Response, name: string, value: unknown): void {
  Object.defineProperty(response, name, { configurable: true, writable: true, value });
}

function putGetter(response: Response, name: string, get: () => unknown): void {
  Object.defineProperty(response, name, { configurable: true, get });
}
