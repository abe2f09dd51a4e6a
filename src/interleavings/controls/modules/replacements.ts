import { createRequire, isBuiltin } from 'node:module';

/** What stands in for a module. */
export interface Replacement {
  /** What whoever requires the module gets. */
  readonly value: unknown;
}

/** The modules that are replaced within one graph of modules, by the names by which they are asked for. */
export class Replacements {
  readonly #byName = new Map<string, Replacement>();
  readonly #byFile = new Map<string, Replacement>();

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
    return this.#byName.get(withoutScheme(name)) ?? this.#promisesOf(withoutScheme(name));
  }

  /** What stands in for this file, if anything does. */
  ofFile(file: string): Replacement | undefined {
    return this.#byFile.get(file);
  }

  #add(name: string, replacement: Replacement, from: string): void {
    if (/^(\.{0,2}[/\\]|file:|[A-Za-z]:\\)/.test(name)) {
      this.#byFile.set(createRequire(from).resolve(name), replacement);
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

function withoutScheme(name: string): string {
  return name.replace(/^node:/, '');
}
