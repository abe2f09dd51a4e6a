import { isFunction, type Operation } from '../seams';
import { isEmptying, isOpenFile, isPath } from './file-arguments';
import { controlHandle } from './file-handle';
import type { FileOperations } from './file-operations';

type AsyncFunction = (...args: readonly unknown[]) => Promise<unknown>;

/** `fs.promises` of which each function is an operation of the order. */
export function controlPromises<Promises extends object>(
  operations: FileOperations,
  promises: Promises,
): Promises {
  const made = new Map<PropertyKey, unknown>();
  return new Proxy(promises, {
    get(target, name) {
      const found: unknown = made.get(name) ?? Reflect.get(target, name);
      // What watches a file does not end by itself.
      if (!isFunction(found) || made.has(name) || typeof name !== 'string' || name === 'watch') {
        return found;
      }
      const operation = makeFunction(operations, name, (...args) => Reflect.apply(found, target, args));
      made.set(name, operation);
      return operation;
    },
    set(_target, name, value) {
      made.set(name, value);
      return true;
    },
  });
}

function makeFunction(
  operations: FileOperations,
  name: string,
  plain: (...args: readonly unknown[]) => unknown,
): AsyncFunction {
  const promised = ({ name: word, effect, ...options }: Operation): AsyncFunction =>
    operations.seams.control(word, effect, options);
  const twin = operations.syncTwin(name);
  if (name === 'open') {
    const open = promised(operations.make(name, plain));
    return async (...args) => controlHandle(operations, Object(await open(...args)));
  }
  const inOneGo = (...args: readonly unknown[]) =>
    (twin === undefined || isOpenFile(args[0]) ? plain : twin)(...args);
  const operation = promised(operations.make(name, inOneGo));
  if (name !== 'writeFile' || twin === undefined) {
    return operation;
  }
  return async (...args) => {
    const [path, , options] = args;
    if (!isPath(path) || !isEmptying(options)) {
      return await operation(...args);
    }
    const { open, write } = operations.beginWriteFile();
    await promised(open)(...args);
    return await promised(write)(...args);
  };
}
