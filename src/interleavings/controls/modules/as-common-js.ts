import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { cwd } from 'node:process';

/** The used parts of TypeScript and esbuild; the project may have either. */
interface TypeScript {
  transpileModule?(code: string, settings: object): { readonly outputText: string };
}

interface Esbuild {
  transformSync(code: string, settings: object): { readonly code: string };
}

/** The numeric enum values of TypeScript for `module: CommonJS` and `target: ES2022`. */
const COMMON_JS = 1;
const ES2022 = 9;

/**
 * Compiles a file to CommonJS, with the `typescript` or `esbuild` of the project of that file, or else of the working folder.
 *
 * Test runners such as Vitest compile files without Node's knowledge, so it has to be done again here.
 *
 * @returns Undefined if neither compiler is installed.
 */
export function asCommonJs(code: string, file: string): string | undefined {
  const typescript = findIn<TypeScript>('typescript', file);
  if (typescript?.transpileModule !== undefined) {
    const compilerOptions = {
      module: COMMON_JS,
      target: ES2022,
      esModuleInterop: true,
      inlineSourceMap: true,
    };
    // With an extension such as .mts, TypeScript would emit an ES module.
    const fileName = file.replace(/\.[cm](?=[jt]s$)/, '.');
    return typescript.transpileModule(code, { fileName, compilerOptions }).outputText;
  }
  const loader = /\.[jt]sx$/.test(file) ? 'tsx' : 'ts';
  const settings = { loader, format: 'cjs', target: 'es2022', sourcefile: file, sourcemap: 'inline' };
  return findIn<Esbuild>('esbuild', file)?.transformSync(code, settings).code;
}

/** The error text for a TypeScript file that cannot be compiled here, with the remedy. */
export function describeMissing(file: string): string {
  const known = findIn<{ readonly version?: unknown }>('typescript', file);
  const found =
    known === undefined
      ? 'typescript is not there'
      : `typescript ${known.version} has no transpileModule, as that up to version 6 has`;
  return (
    `${file} is TypeScript, and nobody can make JavaScript of it: ${found}, and esbuild is not there, neither from ` +
    `its folder nor from ${cwd()}. Install esbuild or typescript 6, or load the JavaScript that is built of it`
  );
}

function findIn<Found>(name: string, file: string): Found | undefined {
  for (const from of [file, cwd() + sep]) {
    const require = createRequire(from);
    try {
      require.resolve(name);
    } catch {
      continue;
    }
    return require(name);
  }
  return;
}
