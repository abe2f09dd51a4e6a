import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isError } from '../../barriers/is-error';
import { nearestName } from '../../barriers/nearest-name';
import { ExplorationOptionError } from '../../experiment/errors';
import { builtins, meaning } from './expect-exported';
import { withRealModules } from './replace-module';
import { resolveFrom } from './resolve-from';

/** What stands in for a module. */
export interface Replacement {
  /** What whoever requires the module gets. */
  readonly value: unknown;
}

/** Names of so many letters are often almost another: `fs`, `os`, `ws`, `tls`. */
const SHORT = 3;

/** The modules that are replaced within one graph of modules, by the names by which they are asked for. */
export class Replacements {
  readonly #byName = new Map<string, Replacement>();
  readonly #byFile = new Map<string, Replacement>();
  /** The names by which modules have been asked for. */
  readonly #asked = new Set<string>();

  /**
   * Takes them as they were given.
   *
   * @param from - The file from which relative names are looked up.
   */
  constructor(modules: Readonly<Record<string, unknown>>, from: string) {
    for (const [name, value] of Object.entries(modules)) {
      this.#add(name, { value }, from);
    }
  }

  /** What stands in for the module of this name, if anything does. */
  named(name: string): Replacement | undefined {
    this.#asked.add(withoutScheme(name));
    return this.#byName.get(withoutScheme(name)) ?? this.#promisesOf(withoutScheme(name));
  }

  /** What stands in for this file, if anything does. */
  ofFile(file: string): Replacement | undefined {
    return this.#byFile.get(file);
  }

  /**
   * Expects that the names mean modules, now that the code is loaded: it has asked for them, or else Node finds them for later.
   *
   * One list may serve several packages, so names that nobody knows are fine beside others, unless they are almost another.
   *
   * @param files - From where Node looks.
   * @throws ExplorationOptionError naming one that replaces nothing.
   */
  expectModules(files: readonly string[]): void {
    const names = [...this.#byName.keys()];
    const unknown = names.filter((name) => !this.#asked.has(name) && !isFindable(name, files));
    const isAll = unknown.length === names.length && this.#byFile.size === 0;
    for (const name of unknown) {
      const known = [...this.#asked, ...builtins];
      const isSlip =
        name.length > SHORT && nearestName(name, known, 1 + Math.floor(name.length / 8)) !== undefined;
      if (isAll || isSlip) {
        throw new ExplorationOptionError(
          `"${name}" among the modules of turns.load replaces nothing: the code has not asked for it, and Node finds no such module` +
            `${meaning(nearestName(name, known))}`,
        );
      }
    }
  }

  #add(name: string, replacement: Replacement, from: string): void {
    if (/^(\.{0,2}[/\\]|file:|[A-Za-z]:\\)/.test(name)) {
      this.#byFile.set(fileOf(name, from), replacement);
    } else {
      this.#byName.set(withoutScheme(name), replacement);
    }
  }

  /** Whoever replaces `fs` replaces `fs/promises` as well. */
  #promisesOf(name: string): Replacement | undefined {
    const [, parent] = /^(.+)\/promises$/.exec(name) ?? [];
    const value = parent === undefined ? undefined : this.#byName.get(parent)?.value;
    const hasPromises = typeof value === 'object' && value !== null && 'promises' in value;
    return hasPromises && isBuiltin(name) ? { value: value.promises } : undefined;
  }
}

/** The file that a relative or absolute name means. */
function fileOf(name: string, from: string): string {
  try {
    return withRealModules(() => resolveFrom(from, name.startsWith('file:') ? fileURLToPath(name) : name));
  } catch (error) {
    throw new ExplorationOptionError(
      `"${name}" among the modules of turns.load is no file, as seen from ${from}, from where it is looked up.`,
      { cause: error },
    );
  }
}

/** Whether there is a module of this name. */
function isFindable(name: string, files: readonly string[]): boolean {
  return isBuiltin(name) || files.some((file) => canFind(file, name));
}

/** The same of a package, seen from a file, also if it is only for import. */
function canFind(from: string, name: string): boolean {
  try {
    withRealModules(() => resolveFrom(from, name));
    return true;
  } catch (error) {
    return isError(error) && 'code' in error && error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}

function withoutScheme(name: string): string {
  return name.replace(/^node:/, '');
}
