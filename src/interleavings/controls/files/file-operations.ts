import type { ControlFsOptions } from '../../experiment/ready-made-controls';
import { type AnyFunction, isFunction, type Operation, type Seams } from '../seams';
import type { WriteWanted } from './file-arguments';
import { makeFileError, makeHandleError } from './file-error';

/** How an operation is told and may fail, where that is not said by its own name. */
interface Naming {
  /** The name by which its faults are known. */
  readonly functionName?: string;
  readonly makeError?: typeof makeFileError;
}

/** One call of `writeFile`: Node opens a file, which empties it, before it writes into it, and others can see the empty file. */
export interface FileWriting {
  readonly open: Operation;
  /** Its arguments: the path, and the flag where one was given. */
  readonly openArguments: readonly unknown[];
  /** Writes a piece of what is written. */
  readonly write: Operation;
  close(): void;
}

/** The same, for whoever answers with promises. */
export interface PromisedWriting extends Omit<FileWriting, 'open' | 'write'> {
  open(...args: readonly unknown[]): Promise<unknown>;
  write(...args: readonly unknown[]): Promise<unknown>;
}

/** The functions of one file system, and the operations that are made of them. */
export class FileOperations {
  readonly seams: Seams;
  readonly #files: object;
  readonly #options: ControlFsOptions;

  /** Over a file system like `node:fs`. */
  constructor(seams: Seams, files: object, options: ControlFsOptions) {
    this.seams = seams;
    this.#files = files;
    this.#options = options;
  }

  /** A function of the file system that acts on it, whatever it is called on. */
  functionNamed(name: string): AnyFunction | undefined {
    const found: unknown = Reflect.get(this.#files, name);
    return isFunction(found) ? (...args) => Reflect.apply(found, this.#files, args) : undefined;
  }

  /** The function that does the same in one go. A step is one go, so it stands for the asynchronous one. */
  syncTwin(name: string): AnyFunction | undefined {
    return this.functionNamed(`${name}Sync`);
  }

  /** Makes an operation of an effect; it may fail where the function of that name may. */
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

  /** A function that answers with a promise. */
  promised({ name, effect, ...options }: Operation): (...args: readonly unknown[]) => Promise<unknown> {
    return this.seams.control(name, effect, options);
  }

  /** Makes an operation of what a handle does. */
  makeOfHandle(name: string, effect: (...args: readonly unknown[]) => unknown): Operation {
    return this.make(name, effect, { makeError: makeHandleError });
  }

  /** The operations of one call of `writeFile`. */
  beginWriteFile(path: unknown, { flag, mode, encoding }: WriteWanted): FileWriting {
    // Kept here and not handed on, since its number has no place in a story.
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

  /** The same, with promises. */
  beginPromised(path: unknown, wanted: WriteWanted): PromisedWriting {
    const { open, write, ...rest } = this.beginWriteFile(path, wanted);
    return { ...rest, open: this.promised(open), write: this.promised(write) };
  }
}
