import { equal } from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { LoadOptions, Turns } from '@audit-race/interleavings';
import { doneBy, subject } from '../controls/subject';
import type { Family } from '../search';
import type { PackageFiles } from './packages';

interface Case {
  readonly files: PackageFiles;
  readonly specifier?: string;
  readonly modules?: LoadOptions['modules'];
  /** Whether it is looked up from a URL, as `import.meta.url` is one. */
  readonly from?: 'url' | 'text of a url';
}

const asking = { 'asking.mjs': "import answer from 'answer'; export const told = answer;" };
const typed = { 'typed.ts': "const told: string = 'mine';\nexport { told };" };
const ofEsModules = { 'package.json': '{ "type": "module" }' };

/** What a project has in its own files, and what stands in for a module there. Each exports `told`, which is 'mine'. */
const projects: Readonly<Record<string, Case>> = {
  'is given a value': { files: asking, modules: { answer: 'mine' } },
  'is given a default export': { files: asking, modules: { answer: { default: 'mine', other: 1 } } },
  'is looked up from a URL': { files: asking, modules: { answer: 'mine' }, from: 'url' },
  'is looked up from the text of a URL': {
    files: asking,
    modules: { answer: 'mine' },
    from: 'text of a url',
  },
  'is TypeScript': { files: typed, specifier: './typed.ts' },
  'is TypeScript of ES modules': { files: { ...typed, ...ofEsModules }, specifier: './typed.ts' },
  'is TypeScript of ES modules that import each other': {
    files: { ...typed, ...ofEsModules, 'outer.ts': "export { told } from './typed.js';" },
    specifier: './outer.ts',
  },
  'has a TypeScript that only checks': {
    files: {
      'node_modules/typescript/index.js': "exports.version = 'one without a transpiler';",
      'node_modules/typed/package.json': '{ "name": "typed", "main": "index.ts" }',
      'node_modules/typed/index.ts': typed['typed.ts'],
    },
    specifier: 'typed',
  },
  'has a TypeScript that only checks, and writes JSX': {
    files: {
      'node_modules/typescript/index.js': "exports.version = 'one without a transpiler';",
      'view.tsx': 'const React = { createElement: (name: string) => name };\nexport const told = <mine />;',
    },
    specifier: './view.tsx',
  },
};

/** The files of a project. */
export function projectFiles(is: string): PackageFiles | undefined {
  return projects[is]?.files;
}

/** A caller who has loaded a file of that project. */
export function loadedProject(is: string, experimentFile: string): Family {
  const { specifier = './asking.mjs', modules = {}, from } = projects[is] ?? { files: {} };
  const url = pathToFileURL(experimentFile);
  const places = { url, 'text of a url': url.href, file: experimentFile };
  return subject(async (turns: Turns) => {
    const options = { modules, from: places[from ?? 'file'] };
    const { told } = await turns.load<{ told: unknown }>(specifier, options);
    const begin = turns.control('begin', () => undefined);
    const run = async () => {
      await begin();
      equal(told, 'mine');
    };
    return doneBy(run, ['Ada']);
  });
}
