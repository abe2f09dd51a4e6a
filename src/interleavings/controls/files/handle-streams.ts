import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { inCallbackStyle } from '../callback-style';
import { type AnyFunction, isFunction } from '../seams';
import type { FileOperations } from './file-operations';

/** The result of a read or a write of a file handle. */
interface Moved {
  readonly bytesRead?: number;
  readonly bytesWritten?: number;
  readonly buffer?: unknown;
  readonly buffers?: unknown;
}

/** The streams of an open file. Each read, each write and the close is an operation of the order. */
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

/** The file functions that a Node stream uses instead of those of `node:fs` (its option `fs`). */
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
    // The file descriptor argument is dropped: the method belongs to the handle.
    return (_file, ...args) => act(...args);
  };
  return {
    read: called('read', ({ bytesRead, buffer }) => [bytesRead, buffer]),
    write: called('write', ({ bytesWritten, buffer }) => [bytesWritten, buffer]),
    writev: called('writev', ({ bytesWritten, buffers }) => [bytesWritten, buffers]),
    close: called('close', () => []),
  };
}
