import { isFunction } from '../seams';
import type { FileOperations } from './file-operations';
import { handleStreams } from './handle-streams';

/** The asynchronous methods of a file handle. */
export const handleMethods: ReadonlySet<PropertyKey> = new Set([
  'appendFile',
  'chmod',
  'chown',
  'close',
  'datasync',
  'read',
  'readFile',
  'readv',
  'stat',
  'sync',
  'truncate',
  'utimes',
  'write',
  'writeFile',
  'writev',
  Symbol.asyncDispose,
]);

/** A file handle whose asynchronous methods and streams are operations of the order. */
export function controlHandle<Handle extends object>(operations: FileOperations, handle: Handle): Handle {
  const made = new Map<PropertyKey, unknown>(Object.entries(handleStreams(operations, handle)));
  return new Proxy(handle, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name, target);
      if (!isFunction(found) || made.has(name)) {
        return isFunction(found) ? made.get(name) : found;
      }
      const bound = found.bind(target);
      made.set(name, handleMethods.has(name) ? controlMethod(operations, name, bound) : bound);
      return made.get(name);
    },
  });
}

function controlMethod(
  operations: FileOperations,
  method: PropertyKey,
  bound: (...args: readonly unknown[]) => unknown,
): unknown {
  const name = typeof method === 'symbol' ? 'close' : String(method);
  return operations.promised(operations.makeOfHandle(name, bound));
}
