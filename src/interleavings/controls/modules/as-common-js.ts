import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { cwd } from 'node:process';

/** What of TypeScript and esbuild is used, whichever the project has. */
interface TypeScript {
  transpileModule?(code: string, settings: object): { readonly outputText: string };
}

interface Esbuild {
  transformSync(code: string, settings: object): { readonly code: string };
}

/** The numbers by which TypeScript knows `module: CommonJS` and `target: ES2022`. */
const COMMON_JS = 1;
const ES2022 = 9;

/**
 * The code of a file as CommonJS, by the `typescript` or the `esbuild` of the project that the file belongs to, or
 * of the one that is at work.
 *
 * Test runners such as Vitest transform files where Node cannot see it, so somebody has to do it again here.
 *
 * @returns Nothing where the project has neither of them.
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
    // By a name such as .mts it would stay an ES module.
    const fileName = file.replace(/\.[cm](?=[jt]s$)/, '.');
    return typescript.transpileModule(code, { fileName, compilerOptions }).outputText;
  }
  const loader = /\.[jt]sx$/.test(file) ? 'tsx' : 'ts';
  const settings = { loader, format: 'cjs', target: 'es2022', sourcefile: file, sourcemap: 'inline' };
  return findIn<Esbuild>('esbuild', file)?.transformSync(code, settings).code;
}

/** Why a file in TypeScript cannot be loaded where nobody can make JavaScript of it, and what to do. */
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
