import { createRequire } from 'node:module';
import type { PackageFiles } from '../ready-made/packages';
import { type Deed, factsOf } from './compare';

/** Gives what a package of this name exports, as seen from the folder of the experiment. */
export type Load = (name: string) => Promise<unknown>;

interface OddPackage {
  readonly files: PackageFiles;
  /** The names under which it is loaded; by default that of the package. */
  readonly names?: readonly string[];
}

const addon = createRequire(__filename).resolve('better-sqlite3/build/Release/better_sqlite3.node');

/** Packages that are written in ways of their own, by what is said of them. Each exports `told`, or is what it tells. */
const odd: Readonly<Record<string, OddPackage>> = {
  'exports a function': { files: { 'index.js': "module.exports = () => 'called';" } },
  'begins with the name of its interpreter': {
    files: {
      'index.js': "#!/usr/bin/env node\nexports.told = new Error('here').stack.includes('index.js:2');",
    },
  },
  'begins with a mark of its byte order': { files: { 'index.js': "\uFEFFexports.told = 'marked';" } },
  'is a file without an extension': {
    files: { tool: "exports.told = 'a tool';" },
    names: ['package/tool'],
  },
  'is a file of an extension that nobody knows': {
    files: { 'page.tmpl': "exports.told = 'a template';" },
    names: ['package/page.tmpl'],
  },
  'is JSON': { files: { 'data.json': '{ "told": [1, null] }' }, names: ['package/data.json'] },
  'is JSON that begins with a mark of its byte order': {
    files: { 'data.json': '\uFEFF{ "told": "marked" }' },
    names: ['package/data.json'],
  },
  'is JSON with a mistake': { files: { 'data.json': '{ told }' }, names: ['package/data.json'] },
  'requires a native addon': {
    files: { 'index.js': `exports.told = Object.keys(require(${JSON.stringify(addon)})).length > 0;` },
  },
  'names itself CommonJS': { files: { 'main.cjs': "exports.told = 'cjs';" }, names: ['package/main.cjs'] },
  'names itself an ES module': {
    files: { 'main.mjs': "export const told = 'mjs'; export default 1;" },
    names: ['package/main.mjs'],
  },
  'requires an ES module': {
    files: { 'index.js': "exports.told = { ...require('./main.mjs') };", 'main.mjs': 'export const a = 1;' },
  },
  'imports CommonJS': {
    files: {
      'main.mjs':
        "import whole, { told as given } from './inner.cjs'; export const told = [whole.told, given];",
      'inner.cjs': "exports.told = 'inner';",
    },
    names: ['package/main.mjs'],
  },
  'imports CommonJS that fails': {
    files: { 'main.mjs': "import './weak.cjs';", 'weak.cjs': "throw new RangeError('weak');" },
    names: ['package/main.mjs'],
  },
  'is an ES module by its syntax alone': {
    files: { 'index.js': "const told = 'found out';\nexport { told };" },
  },
  'is no JavaScript': { files: { 'index.js': 'exports.told = ;' } },
  'fails when it is loaded': { files: { 'index.js': "throw new RangeError('not today');" } },
  'is required in a circle': {
    files: {
      'index.js': "exports.early = 1; exports.told = require('./other'); exports.late = 2;",
      'other.js': "const whole = require('./index'); module.exports = Object.keys(whole);",
    },
  },
  'is required again after it has failed': {
    files: {
      'index.js':
        "exports.told = [1, 2].map(() => { try { return require('./weak'); } catch (error) { return error.message; } });",
      'weak.js': "globalThis.weak = (globalThis.weak ?? 0) + 1; throw new Error('failed');",
    },
  },
  'looks at itself': {
    files: {
      'index.js': [
        'const { filename, loaded, id, exports: own } = module;',
        'exports.told = [filename === __filename, loaded, id === filename, own === exports, this === exports,',
        '  require.resolve("./index.js") === filename, __filename.startsWith(__dirname), typeof require.extensions];',
      ].join('\n'),
    },
  },
  'requires what Node has': { files: { 'index.js': "exports.told = require('node:path').sep;" } },
  'requires what is not there': { files: { 'index.js': "require('nowhere');" } },
  'is not exported to anybody': {
    files: { 'package.json': '{ "name": "package", "exports": { "./only": "./only.js" } }', 'only.js': '' },
  },
};

/** The files of a package that is told apart by what is said of it. */
export function oddPackage(said: string): PackageFiles | undefined {
  const files = odd[said]?.files;
  return (
    files &&
    Object.fromEntries(
      Object.entries({ 'package.json': '{ "name": "package" }', ...files }).map(([name, text]) => [
        `node_modules/package/${name}`,
        text,
      ]),
    )
  );
}

/** Loads a package by its names, and looks at what it exports. */
export function loading(said: string): Deed<Load> {
  return async (load) => {
    const seen: unknown[] = [];
    for (const name of odd[said]?.names ?? ['package']) {
      seen.push(await seenOf(() => load(name)));
    }
    return seen;
  };
}

async function seenOf(load: () => Promise<unknown>): Promise<unknown> {
  try {
    const loaded = await load();
    if (typeof loaded === 'function') {
      return loaded();
    }
    // Node marks an ES module for those who require it.
    const { __esModule, ...exported } = Object(loaded);
    return exported;
  } catch (error) {
    const { message, ...facts } = Object(factsOf(error));
    return { ...facts, message: String(message).split(/\n| imported from/)[0] };
  }
}
