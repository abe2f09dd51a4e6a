import { readFileSync, statSync } from 'node:fs';
import Module from 'node:module';
import { compileFunction, constants } from 'node:vm';

/** What Node hands to each CommonJS file. */
type RunFile = (
  ...scope: readonly [
    exports: unknown,
    require: NodeJS.Require,
    module: NodeJS.Module,
    filename: string,
    folder: string,
  ]
) => void;

/** What is in a file, ready to be evaluated again and again. */
export type CompiledFile =
  | { readonly kind: 'code'; readonly run: RunFile }
  | { readonly kind: 'json'; readonly text: string }
  /** An ES module, or a native addon: only Node itself can evaluate it. */
  | { readonly kind: 'es module' | 'addon' };

interface Captured {
  readonly code: string;
  readonly format: unknown;
}

/** The loaders of Node by file extension, where ts-node and the like add their own. */
interface Loaders {
  readonly _extensions: Readonly<Record<string, ((module: NodeJS.Module, file: string) => void) | undefined>>;
}

interface Compiling extends NodeJS.Module {
  _compile(code: string, file: string, format?: unknown): void;
}

const compiled = new Map<string, { readonly version: string; readonly file: CompiledFile }>();
const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];

/**
 * Reads and compiles a file, once for as long as it does not change.
 *
 * Each order evaluates all files of a package anew, so what does not depend on the order is kept.
 */
export function compileFile(file: string): CompiledFile {
  const { mtimeMs, size } = statSync(file);
  const version = `${mtimeMs} ${size}`;
  const known = compiled.get(file);
  if (known?.version === version) {
    return known.file;
  }
  const fresh = compile(file);
  compiled.set(file, { version, file: fresh });
  return fresh;
}

function compile(file: string): CompiledFile {
  if (file.endsWith('.node')) {
    return { kind: 'addon' };
  }
  if (file.endsWith('.json')) {
    return { kind: 'json', text: readFileSync(file, 'utf8') };
  }
  if (file.endsWith('.mjs') || file.endsWith('.mts')) {
    return { kind: 'es module' };
  }
  const { code, format } = capture(file);
  return format === 'module' ? { kind: 'es module' } : compileCode(code, file);
}

/** Lets the loader for such files make JavaScript of one, and takes that instead of having it evaluated. */
function capture(file: string): Captured {
  const { _extensions: loaders } = Module as unknown as Loaders;
  const extension = /\.[^./\\]+$/.exec(file)?.[0] ?? '';
  const load = loaders[extension] ?? loaders['.js'];
  let captured: Captured | undefined;
  const module = new Module(file) as Compiling;
  module.filename = file;
  module._compile = (code, _file, format) => {
    captured = { code, format };
  };
  try {
    load?.(module, file);
  } catch (error) {
    if (codeOf(error) !== 'ERR_REQUIRE_ESM') {
      throw error;
    }
    return { code: '', format: 'module' };
  }
  return captured ?? { code: readFileSync(file, 'utf8'), format: undefined };
}

function compileCode(code: string, file: string): CompiledFile {
  const text = code.replace(/^\uFEFF?#!.*/, '');
  try {
    const run = compileFunction(text, parameters, {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    return { kind: 'code', run: run as RunFile };
  } catch (error) {
    // Node takes a file for an ES module when it finds out by its syntax.
    if (error instanceof SyntaxError && /^\s*(import|export)\b/m.test(text)) {
      return { kind: 'es module' };
    }
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
