import type { ControlFsOptions } from '../../experiment/ready-made-controls';
import { type AnyFunction, isFunction, type Operation, type Seams } from '../seams';
import { makeFileError } from './file-error';

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
    functionName: string | undefined = name,
  ): Operation {
    const { answer, faults = {} } = this.#options;
    const fault = faults[functionName];
    return {
      name,
      effect,
      answer,
      ...(fault !== undefined && { fault: isFunction(fault) ? fault : makeFileError(name, String(fault)) }),
    };
  }

  /**
   * The two operations of one call: Node opens a file, which empties it, before it writes into it, and others can see the
   * empty file.
   */
  beginWriteFile(): { readonly open: Operation; readonly write: Operation } {
    // Kept here and not handed on, since its number has no place in a story.
    let file: unknown;
    const open = (path: unknown, _data: unknown, options: unknown) => {
      file = this.syncTwin('open')?.(path, optionOf(options, 'flag') ?? 'w', optionOf(options, 'mode'));
    };
    const write = (_path: unknown, data: unknown, options: unknown) => {
      try {
        const encoding = typeof options === 'string' ? options : optionOf(options, 'encoding');
        this.syncTwin('writeFile')?.(file, data, encoding);
      } finally {
        this.syncTwin('close')?.(file);
      }
    };
    return {
      open: this.make('writeFile: open', open, 'open'),
      write: this.make('writeFile: write', write, 'writeFile'),
    };
  }
}

function optionOf(options: unknown, name: 'flag' | 'mode' | 'encoding'): unknown {
  return typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined;
}
