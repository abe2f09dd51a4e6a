import Module, { createRequire, isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { isError } from '../../barriers/is-error';
import { type CompiledFile, compileAsCommonJs, compileFile } from './compiled-file';
import { withRealModules } from './replace-module';
import type { Replacements } from './replacements';
import { resolveFrom } from './resolve-from';

/** The CommonJS modules of one graph. Each is evaluated once for this graph, so it has its own state. */
export class FreshModules {
  /** The `require.cache` of the graph: as in Node, a module that is deleted from it is evaluated again. */
  readonly #cache: NodeJS.Dict<NodeJS.Module> = Object.create(null);
  readonly #replacements: Replacements;
  #isWithoutEsModules = false;

  /** Creates an empty graph. */
  constructor(replacements: Replacements) {
    this.#replacements = replacements;
  }

  /** From now on compiles ES modules to CommonJS, as the host itself does. */
  doWithoutEsModules(): void {
    this.#isWithoutEsModules = true;
  }

  /** The result of `require(name)` in the given file. */
  require(name: string, from: string): unknown {
    const replacement = this.#replacements.named(name);
    if (replacement !== undefined) {
      return replacement.value;
    }
    return isBuiltin(name)
      ? createRequire(from)(name)
      : this.evaluate(withRealModules(() => resolveFrom(from, name)));
  }

  /** The exports of the module in the given file. */
  evaluate(file: string): unknown {
    const replacement = this.#replacements.ofFile(file);
    return replacement === undefined ? (this.#cache[file] ?? this.#load(file)).exports : replacement.value;
  }

  #load(file: string): NodeJS.Module {
    const contents = withRealModules(() => this.#compile(file));
    const module = this.#makeModule(file);
    if (contents.kind === 'json') {
      module.exports = parseJson(contents.text, file);
    } else if (contents.kind === 'code') {
      const require = this.#requireOf(module, file);
      this.#cache[file] = module;
      try {
        Reflect.apply(contents.run, module.exports, [module.exports, require, module, file, dirname(file)]);
      } catch (error) {
        delete this.#cache[file];
        throw error;
      }
    } else {
      module.exports = withRealModules(() => createRequire(file)(file));
    }
    module.loaded = true;
    this.#cache[file] = module;
    return module;
  }

  #compile(file: string): CompiledFile {
    const contents = compileFile(file);
    return contents.kind === 'es module' && this.#isWithoutEsModules ? compileAsCommonJs(file) : contents;
  }

  #makeModule(file: string): NodeJS.Module {
    const module = new Module(file);
    module.filename = file;
    return module;
  }

  #requireOf(module: NodeJS.Module, file: string): NodeJS.Require {
    const { resolve, extensions, main } = createRequire(file);
    // defineProperty, because `require` may be a getter without a setter, as in some pools of Vitest.
    Object.defineProperty(module, 'require', { value: (name: string) => this.require(name, file) });
    return Object.assign((name: string) => this.require(name, file), {
      resolve,
      extensions,
      main,
      cache: this.#cache,
    });
  }
}

/** Parses JSON as Node does: without a byte order mark, and with the path of the file in the message of an error. */
function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (isError(error)) {
      error.message = `${file}: ${error.message}`;
    }
    throw error;
  }
}
