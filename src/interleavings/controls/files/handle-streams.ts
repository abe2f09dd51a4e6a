import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { inCallbackStyle } from '../callback-style';
import { type AnyFunction, isFunction } from '../seams';
import type { FileOperations } from './file-operations';

/** What a read or a write of a handle comes to. */
interface Moved {
  readonly bytesRead?: number;
  readonly bytesWritten?: number;
  readonly buffer?: unknown;
  readonly buffers?: unknown;
}

/** The streams of a file that is open already. Each read, each write and the close is an operation of the order. */
export function handleStreams(operations: FileOperations, handle: object): Record<string, AnyFunction> {
  const fs = streamFunctions(operations, handle);
  const over =
    (make: AnyFunction): AnyFunction =>
    (options) =>
      make(undefined, { ...Object(options), fd: Reflect.get(handle, 'fd'), fs });
  const createReadable = over(createReadStream as AnyFunction);
  return {
    createReadStream: createReadable,
    createWriteStream: over(createWriteStream as AnyFunction),
    readLines: (options) =>
      createInterface({ input: createReadable(options) as Readable, crlfDelay: Number.POSITIVE_INFINITY }),
  };
}

/** What a stream of Node takes from whoever makes it, in the place of `node:fs`. */
function streamFunctions(operations: FileOperations, handle: object): Record<string, AnyFunction> {
  const called = (name: string, tell: (moved: Moved) => readonly unknown[]): AnyFunction => {
    const method: unknown = Reflect.get(handle, name);
    const effect: AnyFunction = (...args) =>
      isFunction(method) ? Reflect.apply(method, handle, args) : undefined;
    const operation = operations.makeOfHandle(name, effect);
    const act = inCallbackStyle<unknown>(operations.seams, operation, {
      plain: effect,
      succeed: (callback, moved) => callback(null, ...tell(Object(moved))),
    });
    // The number of the file is that of the handle.
    return (_file, ...args) => act(...args);
  };
  return {
    read: called('read', ({ bytesRead, buffer }) => [bytesRead, buffer]),
    write: called('write', ({ bytesWritten, buffer }) => [bytesWritten, buffer]),
    writev: called('writev', ({ bytesWritten, buffers }) => [bytesWritten, buffers]),
    close: called('close', () => []),
  };
}
