import { readFileSync, statSync } from 'node:fs';
import Module from 'node:module';
import { compileFunction, constants } from 'node:vm';
import { isError } from '../../barriers/is-error';
import { asCommonJs } from './as-common-js';

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
  return kept(file, 'as it is', compile);
}

/** Compiles an ES module as CommonJS, for hosts in which Node cannot import one anew. */
export function compileAsCommonJs(file: string): CompiledFile {
  return kept(file, 'as CommonJS', transform);
}

function kept(file: string, way: string, make: (file: string) => CompiledFile): CompiledFile {
  const { mtimeMs, size } = statSync(file);
  const version = `${mtimeMs} ${size}`;
  const key = `${file} ${way}`;
  const known = compiled.get(key);
  if (known?.version === version) {
    return known.file;
  }
  const fresh = make(file);
  compiled.set(key, { version, file: fresh });
  return fresh;
}

function compile(file: string): CompiledFile {
  if (file.endsWith('.node')) {
    return { kind: 'addon' };
  }
  if (file.endsWith('.json')) {
    return { kind: 'json', text: readFileSync(file, 'utf8') };
  }
  if (file.endsWith('.mjs')) {
    return { kind: 'es module' };
  }
  if (/\.[cm]?tsx?$/.test(file)) {
    return compileTypeScript(file);
  }
  const { code, format } = capture(file);
  return format === 'module' ? { kind: 'es module' } : compileCode(code, file);
}

/** By ts-node and the like where these are at work, else by what the project has, else by Node. */
function compileTypeScript(file: string): CompiledFile {
  const { _extensions: loaders } = Module as unknown as Loaders;
  if (file.endsWith('.ts') && loaders['.ts'] !== undefined && !isNodeTransforming()) {
    const { code, format } = capture(file);
    // They leave alone what lies in node_modules, and refuse what its folder says is an ES module.
    if (format !== 'module' && code !== readFileSync(file, 'utf8')) {
      return compileCode(code, file);
    }
  }
  return transform(file);
}

function transform(file: string): CompiledFile {
  const transformed = asCommonJs(readFileSync(file, 'utf8'), file);
  return transformed === undefined ? { kind: 'es module' } : compileCode(transformed, file);
}

/** Since Node 22.18 the loader for TypeScript may be Node's own, which only takes the types away. */
function isNodeTransforming(): boolean {
  return Boolean(Reflect.get(process.features, 'typescript'));
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
    const isSyntax = isError(error) && error.name === 'SyntaxError';
    if (isSyntax && /^[^\S\r\n\u2028\u2029]*(?:import|export)\b/m.test(text)) {
      return { kind: 'es module' };
    }
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return isError(error) && 'code' in error ? error.code : undefined;
}
