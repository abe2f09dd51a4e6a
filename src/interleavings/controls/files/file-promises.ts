import { untilAborted } from '../network/until-aborted';
import { isFunction } from '../seams';
import { abortOf } from '../timers/abort-of';
import { isEmptying, isInPieces, isOpenFile, isPath, isWhole, readWriteOptions } from './file-arguments';
import { controlHandle } from './file-handle';
import type { FileOperations, PromisedWriting } from './file-operations';

type AsyncFunction = (...args: readonly unknown[]) => Promise<unknown>;
type PlainFunction = (...args: readonly unknown[]) => unknown;

/** `fs.promises` whose functions are operations of the order. */
export function controlPromises<Promises extends object>(
  operations: FileOperations,
  promises: Promises,
): Promises {
  const made = new Map<PropertyKey, unknown>();
  return new Proxy(promises, {
    get(target, name) {
      const found: unknown = made.get(name) ?? Reflect.get(target, name);
      // watch() is left as it is, because it does not end by itself.
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

function makeFunction(operations: FileOperations, name: string, plain: PlainFunction): PlainFunction {
  if (name === 'open') {
    const open = operations.promised(operations.make(name, plain));
    return async (...args) => controlHandle(operations, Object(await open(...args)));
  }
  const twin = operations.syncTwin(name);
  if (twin === undefined) {
    return operations.promised(operations.make(name, plain));
  }
  if (name === 'glob') {
    return oneByOne(operations.promised(operations.make(name, twin)));
  }
  const inOneGo: PlainFunction = (...args) =>
    (isOpenFile(args[0]) || isFilterOfPromises(args.at(-1)) ? plain : twin)(...args);
  const whole = operations.promised(operations.make(name, inOneGo));
  const isWriting = name === 'writeFile' || name === 'appendFile';
  return withSignal(isWriting ? stepByStep(operations, name, whole) : whole);
}

/** Splits a write into steps: truncating the file is one step, and each piece of the data is another. */
function stepByStep(operations: FileOperations, name: string, whole: AsyncFunction): AsyncFunction {
  return async (...args) => {
    const [path, data, options] = args;
    const wanted = readWriteOptions(options, name === 'appendFile' ? 'a' : undefined);
    if (isPath(path) && isInPieces(data)) {
      return await writePieces(operations.beginPromised(path, wanted), path, data);
    }
    if (isPath(path) && isWhole(data) && isEmptying(wanted)) {
      return await writePieces(operations.beginPromised(path, wanted), path, [data]);
    }
    return await whole(...args);
  };
}

async function writePieces(
  { open, openArguments, write, close }: PromisedWriting,
  path: unknown,
  pieces: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<void> {
  await open(...openArguments);
  try {
    for await (const piece of pieces) {
      await write(path, piece);
    }
  } finally {
    close();
  }
}

/** Ends the wait when the signal aborts; the operation itself goes on. */
function withSignal(act: AsyncFunction): AsyncFunction {
  return async (...args) => {
    const { signal } = Object(args.at(-1));
    if (!(signal instanceof AbortSignal)) {
      return await act(...args);
    }
    if (signal.aborted) {
      throw abortOf(signal);
    }
    return await untilAborted(act(...args), signal, abortOf);
  };
}

/** An async iterable over a list that is read in one step. */
function oneByOne(find: AsyncFunction): (...args: readonly unknown[]) => AsyncIterable<unknown> {
  return async function* (...args) {
    yield* (await find(...args)) as Iterable<unknown>;
  };
}

/** Whether there is a filter function, whose promise only the promise-based function can await. */
function isFilterOfPromises(options: unknown): boolean {
  return typeof Object(options).filter === 'function';
}
