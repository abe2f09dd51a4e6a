import { createReadStream, createWriteStream } from 'node:fs';
import type { ControlFsOptions } from '../../experiment/ready-made-controls';
import { inCallbackStyle } from '../callback-style';
import { namesIn } from '../modules/replace-module';
import { type AnyFunction, isFunction, type Operation, type Seams } from '../seams';
import { isEmptying, isPath } from './file-arguments';
import { FileOperations } from './file-operations';
import { controlPromises } from './file-promises';

/** These hand a second value to their callbacks, which their twins do not give. */
const withSecondValue: ReadonlySet<string> = new Set(['read', 'readv', 'write', 'writev']);

/** A file system of which each asynchronous function is an operation of the order. */
export function controlFs<Files extends object>(
  seams: Seams,
  files: Files,
  options: ControlFsOptions = {},
): Files {
  const operations = new FileOperations(seams, files, options);
  if (!('readFileSync' in files)) {
    return controlPromises(operations, files);
  }
  const controlled = Object.create(Object.getPrototypeOf(files));
  const put = (name: PropertyKey, value: unknown) =>
    Object.defineProperty(controlled, name, { configurable: true, enumerable: true, writable: true, value });
  // Values, and no getters: whoever clones a file system, as graceful-fs does, may leave behind what a getter reads.
  for (const name of Reflect.ownKeys(files)) {
    put(name, Reflect.get(files, name));
  }
  for (const name of namesIn(files).filter((each) => `${each}Sync` in files)) {
    put(name, makeFunction(operations, name));
  }
  put('createReadStream', streamOver(createReadStream, controlled));
  put('createWriteStream', streamOver(createWriteStream, controlled));
  const { promises } = files as { promises?: object };
  if (promises !== undefined) {
    put('promises', controlPromises(operations, promises));
  }
  return controlled;
}

function makeFunction(operations: FileOperations, name: string): AnyFunction | undefined {
  const { seams } = operations;
  const plain = operations.functionNamed(name);
  const twin = operations.syncTwin(name);
  if (plain === undefined || twin === undefined) {
    return plain;
  }
  if (name === 'exists') {
    const succeed = (callback: AnyFunction, isThere: unknown) => callback(isThere);
    return inCallbackStyle(seams, operations.make(name, twin), { plain, succeed });
  }
  if (withSecondValue.has(name)) {
    const operation = operations.make(name, valuesOf(plain)) as Operation<readonly unknown[]>;
    return inCallbackStyle(seams, operation, {
      plain,
      succeed: (callback, values) => callback(null, ...values),
    });
  }
  const whole = inCallbackStyle(seams, operations.make(name, twin), { plain });
  return name === 'writeFile' ? emptyingFirst(operations, plain, whole) : whole;
}

function emptyingFirst(operations: FileOperations, plain: AnyFunction, whole: AnyFunction): AnyFunction {
  const { seams } = operations;
  return (...args) => {
    const callback = args.at(-1);
    const [path, , options] = args;
    if (!isFunction(callback) || !isPath(path) || !isEmptying(options)) {
      return whole(...args);
    }
    const { open, write } = operations.beginWriteFile();
    const fill = inCallbackStyle(seams, write, { plain });
    return inCallbackStyle(seams, open, { plain, succeed: () => fill(...args) })(...args);
  };
}

/** All values that a function hands to its callback. */
function valuesOf(plain: AnyFunction) {
  return (...args: readonly unknown[]): Promise<readonly unknown[]> =>
    new Promise((resolve, reject) => {
      plain(...args, (error: unknown, ...values: unknown[]) => {
        if (error) {
          reject(error);
        } else {
          resolve(values);
        }
      });
    });
}

/** A stream of Node takes the functions with which it opens, reads and writes from whoever makes it. */
function streamOver(make: typeof createReadStream | typeof createWriteStream, files: object): AnyFunction {
  return (path, options) => {
    const given = typeof options === 'string' ? { encoding: options } : options;
    return (make as AnyFunction)(path, { ...(given as object), fs: files });
  };
}
