import { readFileSync, statSync } from 'node:fs';
import Module from 'node:module';
import { compileFunction, constants } from 'node:vm';
import { isError } from '../../barriers/is-error';
import { asCommonJs } from './as-common-js';

/** The function that Node wraps around each CommonJS file. */
type RunFile = (
  ...scope: readonly [
    exports: unknown,
    require: NodeJS.Require,
    module: NodeJS.Module,
    filename: string,
    folder: string,
  ]
) => void;

/** A compiled file, which can be evaluated any number of times. */
export type CompiledFile =
  | { readonly kind: 'code'; readonly run: RunFile }
  | { readonly kind: 'json'; readonly text: string }
  /** Only Node itself can evaluate an ES module or a native addon. */
  | { readonly kind: 'es module' | 'addon' };

interface Captured {
  readonly code: string;
  readonly format: unknown;
}

/** Node's loaders by file extension. ts-node and similar tools register theirs here. */
interface Loaders {
  readonly _extensions: Readonly<Record<string, ((module: NodeJS.Module, file: string) => void) | undefined>>;
}

interface Compiling extends NodeJS.Module {
  _compile(code: string, file: string, format?: unknown): void;
}

const compiled = new Map<string, { readonly version: string; readonly file: CompiledFile }>();
const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];

/**
 * Reads and compiles a file, and caches the result until the file changes.
 *
 * Each order evaluates all files of a package again, but their compiled code is the same in each order.
 */
export function compileFile(file: string): CompiledFile {
  return kept(file, 'as it is', compile);
}

/** Compiles an ES module to CommonJS, for hosts in which Node cannot import a module again. */
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

/** Compiles with ts-node or a similar tool if one is active, else with a compiler of the project, else with Node. */
function compileTypeScript(file: string): CompiledFile {
  const { _extensions: loaders } = Module as unknown as Loaders;
  if (file.endsWith('.ts') && loaders['.ts'] !== undefined && !isNodeTransforming()) {
    const { code, format } = capture(file);
    // Such a tool skips files in node_modules, and refuses files that their package.json declares as ES modules.
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

/** Whether the TypeScript loader may be Node's own (since Node 22.18), which only strips the types. */
function isNodeTransforming(): boolean {
  return Boolean(Reflect.get(process.features, 'typescript'));
}

/** Lets the registered loader compile a file, and captures the JavaScript instead of evaluating it. */
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
    // If nothing else says so, Node detects an ES module by its syntax.
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
