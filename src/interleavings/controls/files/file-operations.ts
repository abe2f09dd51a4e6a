import type { ControlFsOptions } from '../../experiment/ready-made-controls';
import { type AnyFunction, isFunction, type Operation, type Seams } from '../seams';
import type { WriteWanted } from './file-arguments';
import { makeFileError, makeHandleError } from './file-error';

/** How faults and errors of an operation are named, where its own name does not say so. */
interface Naming {
  /** The function name under which its faults are configured. */
  readonly functionName?: string;
  readonly makeError?: typeof makeFileError;
}

/** One call of `writeFile` in two steps, as in Node: opening truncates the file, so others can see it empty before the write. */
export interface FileWriting {
  readonly open: Operation;
  /** The arguments of `open`: the path, and the flag if one was given. */
  readonly openArguments: readonly unknown[];
  /** Writes one piece of the data. */
  readonly write: Operation;
  close(): void;
}

/** Like {@link FileWriting}, but with promises. */
export interface PromisedWriting extends Omit<FileWriting, 'open' | 'write'> {
  open(...args: readonly unknown[]): Promise<unknown>;
  write(...args: readonly unknown[]): Promise<unknown>;
}

/** The functions of one file system, and the operations made of them. */
export class FileOperations {
  readonly seams: Seams;
  readonly #files: object;
  readonly #options: ControlFsOptions;

  /** Takes a file system with the shape of `node:fs`. */
  constructor(seams: Seams, files: object, options: ControlFsOptions) {
    this.seams = seams;
    this.#files = files;
    this.#options = options;
  }

  /** A function of the file system, bound to it. */
  functionNamed(name: string): AnyFunction | undefined {
    const found: unknown = Reflect.get(this.#files, name);
    return isFunction(found) ? (...args) => Reflect.apply(found, this.#files, args) : undefined;
  }

  /** The synchronous variant of a function. It performs the whole effect in one step of the order. */
  syncTwin(name: string): AnyFunction | undefined {
    return this.functionNamed(`${name}Sync`);
  }

  /** Makes an operation of an effect. It can fail with the fault that is configured for the function of that name. */
  make(
    name: string,
    effect: (...args: readonly unknown[]) => unknown,
    { functionName = name, makeError = makeFileError }: Naming = {},
  ): Operation {
    const { answer, faults = {} } = this.#options;
    const fault = faults[functionName];
    return {
      name,
      effect,
      answer,
      ...(fault !== undefined && { fault: isFunction(fault) ? fault : makeError(name, String(fault)) }),
    };
  }

  /** Makes a promise-returning function of an operation. */
  promised({ name, effect, ...options }: Operation): (...args: readonly unknown[]) => Promise<unknown> {
    return this.seams.control(name, effect, options);
  }

  /** Makes an operation of a method of a file handle. */
  makeOfHandle(name: string, effect: (...args: readonly unknown[]) => unknown): Operation {
    return this.make(name, effect, { makeError: makeHandleError });
  }

  /** The operations of one `writeFile` call. */
  beginWriteFile(path: unknown, { flag, mode, encoding }: WriteWanted): FileWriting {
    // The file descriptor stays in this closure: as an argument it would appear in the story, and its number means nothing there.
    let file: unknown;
    const open = (_path: unknown, as: unknown = 'w') => {
      file = this.syncTwin('open')?.(path, as, mode);
    };
    const write = (_path: unknown, piece: unknown) => this.syncTwin('writeFile')?.(file, piece, encoding);
    return {
      open: this.make('writeFile: open', open, { functionName: 'open' }),
      openArguments: flag === undefined ? [path] : [path, flag],
      write: this.make('writeFile: write', write, { functionName: 'writeFile' }),
      close: () => {
        this.syncTwin('close')?.(file);
      },
    };
  }

  /** Like {@link beginWriteFile}, but with promises. */
  beginPromised(path: unknown, wanted: WriteWanted): PromisedWriting {
    const { open, write, ...rest } = this.beginWriteFile(path, wanted);
    return { ...rest, open: this.promised(open), write: this.promised(write) };
  }
}
