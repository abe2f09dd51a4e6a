import { createReadStream, createWriteStream } from 'node:fs';
import { promisify } from 'node:util';
import type { ControlFsOptions } from '../../experiment/ready-made-controls';
import { inCallbackStyle } from '../callback-style';
import { copyMembers } from '../copy-members';
import { namesIn } from '../modules/replace-module';
import { type AnyFunction, isFunction, type Operation, type Seams } from '../seams';
import { isEmptying, isPath, isWhole, readWriteOptions } from './file-arguments';
import { memberOf } from './file-members';
import { FileOperations } from './file-operations';
import { controlPromises } from './file-promises';

/** The functions that pass a second value to their callback; their synchronous twins return only the first. */
const withSecondValue: ReadonlySet<string> = new Set(['read', 'readv', 'write', 'writev']);

/** A file system whose asynchronous functions are operations of the order. */
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
  // Data properties, not getters: a library that clones a file system, such as graceful-fs, may drop getters.
  for (const name of Reflect.ownKeys(files)) {
    put(name, memberOf(files, name));
  }
  for (const name of namesIn(files).filter((each) => `${each}Sync` in files)) {
    put(name, withMembers(operations, { name, original: Reflect.get(files, name), files }));
  }
  put('createReadStream', streamOver(createReadStream, controlled));
  put('createWriteStream', streamOver(createWriteStream, controlled));
  const { promises } = files as { promises?: object };
  if (promises !== undefined) {
    put('promises', controlPromises(operations, promises));
  }
  return controlled;
}

interface Named {
  readonly name: string;
  readonly original: unknown;
  readonly files: object;
}

/** Also wraps the members of the function: its `util.promisify` variant, and functions such as `realpath.native`. */
function withMembers(operations: FileOperations, { name, original, files }: Named): unknown {
  const twin: unknown = Reflect.get(files, `${name}Sync`);
  const made = makeFunction(operations, name);
  if (!isFunction(original) || !isFunction(twin) || made === undefined) {
    return original;
  }
  copyMembers(original, made);
  const put = (member: PropertyKey, value: AnyFunction) =>
    Object.defineProperty(made, member, { configurable: true, writable: true, value });
  if (promisify.custom in original) {
    const inOneGo = operations.make(name, (...args) => Reflect.apply(twin, files, args));
    put(promisify.custom, operations.promised(inOneGo));
  }
  for (const member of Object.keys(original)) {
    const [plain, inOneGo]: unknown[] = [Reflect.get(original, member), Reflect.get(twin, member)];
    if (isFunction(plain) && isFunction(inOneGo)) {
      put(member, inCallbackStyle(operations.seams, operations.make(name, inOneGo), { plain }));
    }
  }
  return made;
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
    const [path, data, options] = args;
    const wanted = readWriteOptions(isFunction(options) ? undefined : options);
    if (!isFunction(callback) || !isPath(path) || !isWhole(data) || !isEmptying(wanted)) {
      // Invalid arguments are refused synchronously, in the call.
      return (isWhole(data) ? whole : plain)(...args);
    }
    const { open, openArguments, write, close } = operations.beginWriteFile(path, wanted);
    const end = (error: unknown) => {
      close();
      callback(error);
    };
    seams.call(open, openArguments, {
      succeed: () => seams.call(write, [path, data], { succeed: () => end(null), fail: end }),
      fail: (error) => callback(error),
    });
    return;
  };
}

/** Calls a callback-style function, and resolves with all values that it passes to the callback. */
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

/** Makes a Node stream that opens, reads and writes through the given file system (its option `fs`). */
function streamOver(make: typeof createReadStream | typeof createWriteStream, files: object): AnyFunction {
  return (path, options) => {
    const given = typeof options === 'string' ? { encoding: options } : options;
    return (make as AnyFunction)(path, { ...(given as object), fs: files });
  };
}
