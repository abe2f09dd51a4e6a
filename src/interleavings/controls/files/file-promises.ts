import { untilAborted } from '../network/until-aborted';
import { isFunction } from '../seams';
import { abortOf } from '../timers/abort-of';
import { isEmptying, isInPieces, isOpenFile, isPath, isWhole, readWriteOptions } from './file-arguments';
import { controlHandle } from './file-handle';
import type { FileOperations, PromisedWriting } from './file-operations';

type AsyncFunction = (...args: readonly unknown[]) => Promise<unknown>;
type PlainFunction = (...args: readonly unknown[]) => unknown;

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

/** What a file is emptied for is written in a step of its own, and so is each piece of what comes in pieces. */
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

/** An abort ends the wait, although what was begun goes on. */
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

/** What `for await` goes through, found in one go. */
function oneByOne(find: AsyncFunction): (...args: readonly unknown[]) => AsyncIterable<unknown> {
  return async function* (...args) {
    yield* (await find(...args)) as Iterable<unknown>;
  };
}

/** Only the function that promises can wait for what a filter says. */
function isFilterOfPromises(options: unknown): boolean {
  return typeof Object(options).filter === 'function';
}
