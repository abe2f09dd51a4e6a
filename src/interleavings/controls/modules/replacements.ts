import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isError } from '../../barriers/is-error';
import { nearestName } from '../../barriers/nearest-name';
import { ExplorationOptionError } from '../../experiment/errors';
import { builtins, meaning } from './expect-exported';
import { withRealModules } from './replace-module';
import { resolveFrom } from './resolve-from';

/** The stand-in for a module. */
export interface Replacement {
  /** The value that `require` and `import` get instead of the module. */
  readonly value: unknown;
}

/** Names of up to this length often differ by one letter only (`fs`, `os`, `ws`, `tls`), so they are not taken for misspellings. */
const SHORT = 3;

/** The stand-ins for the modules of one graph, by the names under which the code imports them. */
export class Replacements {
  readonly #byName = new Map<string, Replacement>();
  readonly #byFile = new Map<string, Replacement>();
  /** The names that the code has imported so far. */
  readonly #asked = new Set<string>();

  /**
   * Takes the stand-ins by name.
   *
   * @param from - The file relative to which names are resolved.
   */
  constructor(modules: Readonly<Record<string, unknown>>, from: string) {
    for (const [name, value] of Object.entries(modules)) {
      this.#add(name, { value }, from);
    }
  }

  /** The stand-in for the module of this name, if there is one. */
  named(name: string): Replacement | undefined {
    this.#asked.add(withoutScheme(name));
    return this.#byName.get(withoutScheme(name)) ?? this.#promisesOf(withoutScheme(name));
  }

  /** The stand-in for this file, if there is one. */
  ofFile(file: string): Replacement | undefined {
    return this.#byFile.get(file);
  }

  /**
   * Checks, after loading, that each name means a module: either the code has imported it, or Node can find it for a later import.
   *
   * One list may serve several packages. So an unknown name is accepted beside known ones, unless it looks like a misspelling.
   *
   * @param files - The files from which Node resolves the names.
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

  /** A stand-in for `fs` also stands in for `fs/promises`. */
  #promisesOf(name: string): Replacement | undefined {
    const [, parent] = /^(.+)\/promises$/.exec(name) ?? [];
    const value = parent === undefined ? undefined : this.#byName.get(parent)?.value;
    const hasPromises = typeof value === 'object' && value !== null && 'promises' in value;
    return hasPromises && isBuiltin(name) ? { value: value.promises } : undefined;
  }
}

/** The file to which a relative or absolute name resolves. */
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

/** Whether a module of this name can be found. */
function isFindable(name: string, files: readonly string[]): boolean {
  return isBuiltin(name) || files.some((file) => canFind(file, name));
}

/** Whether a package can be found from a file. A package that only `import` can load counts. */
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
