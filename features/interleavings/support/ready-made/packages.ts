/** The files of a package, by their paths in the folder of the experiment. */
export type PackageFiles = Readonly<Record<string, string>>;

const commonJs = JSON.stringify({ name: 'package', main: 'index.js' });
const esModule = JSON.stringify({ name: 'package', type: 'module', exports: { import: './index.js' } });

const counter = 'let count = 0; exports.next = () => { count += 1; return count; };';
const esCounter = 'let count = 0; export const next = () => { count += 1; return count; };';

/** Packages that count in `next()`, by where they do. */
export const countingPackages: Readonly<Record<string, PackageFiles>> = {
  'in a variable, as CommonJS': packageOf(commonJs, { 'index.js': counter }),
  'in a variable, as an ES module': packageOf(esModule, { 'index.js': esCounter }),
  'in an ES module that names its work': packageOf(esModule, {
    'index.js': [
      "import { AsyncResource } from 'node:async_hooks';",
      'let count = 0;',
      "export const next = () => { new AsyncResource('counting'); count += 1; return count; };",
    ].join('\n'),
  }),
  'in a package that it requires': {
    ...packageOf(commonJs, { 'index.js': "exports.next = require('inner').next;" }),
    ...innerOf(commonJs, { 'index.js': counter }),
  },
  'in a package of CommonJS that it imports': {
    ...packageOf(esModule, { 'index.js': "export { next } from 'inner';" }),
    ...innerOf(commonJs, { 'index.js': counter }),
  },
  'in a package of ES modules that it imports': {
    ...packageOf(esModule, { 'index.js': "export { next } from 'inner';" }),
    ...innerOf(esModule, { 'index.js': esCounter }),
  },
  'in a JSON file that it requires': packageOf(commonJs, {
    'count.json': '{ "count": 0 }',
    'index.js':
      "const state = require('./count.json'); exports.next = () => { state.count += 1; return state.count; };",
  }),
  'in TypeScript that it requires': packageOf(commonJs, {
    'index.js': "exports.next = require('./counter.ts').next;",
    'counter.ts': [
      "import { step } from './step.js';",
      'let count: number = 0;',
      'export const next = (): number => { count += step; return count; };',
    ].join('\n'),
    'step.ts': 'export const step: number = 1;',
  }),
  'on what it has required once more': packageOf(commonJs, {
    'count.js': counter,
    'index.js': [
      "require('./count').next();",
      "delete require.cache[require.resolve('./count')];",
      "exports.next = () => module.require('./count').next();",
    ].join('\n'),
  }),
};

/** Packages that say in `ask()` what they got, by what they ask for. What they should get says 'mine'. */
export const askingPackages: Readonly<Record<string, PackageFiles>> = {
  'a built-in module when it is loaded, as CommonJS': packageOf(commonJs, {
    'index.js': "const { lookup } = require('dns'); exports.ask = () => lookup();",
  }),
  'a built-in module when it is used, as CommonJS': packageOf(commonJs, {
    'index.js': "exports.ask = () => require('node:dns').lookup();",
  }),
  'a built-in module as an ES module': packageOf(esModule, {
    'index.js':
      "import dns, { lookup, Resolver } from 'node:dns'; export const ask = () => dns.lookup === lookup && Resolver === undefined && lookup();",
  }),
  'a built-in module in a package that it requires': {
    ...packageOf(commonJs, { 'index.js': "exports.ask = require('inner').ask;" }),
    ...innerOf(commonJs, {
      'index.js': "const { lookup } = require('node:dns'); exports.ask = () => lookup();",
    }),
  },
  'a built-in module in CommonJS that it imports': {
    ...packageOf(esModule, { 'index.js': "import { ask } from 'inner'; export { ask };" }),
    ...innerOf(commonJs, { 'index.js': "exports.ask = require('dns').lookup;" }),
  },
  'the promises of a built-in module, as CommonJS': packageOf(commonJs, {
    'index.js': "exports.ask = require('node:dns/promises').resolve;",
  }),
  'the promises of a built-in module, as an ES module': packageOf(esModule, {
    'index.js': "export { resolve as ask } from 'dns/promises';",
  }),
  'a package that is not installed, as CommonJS': packageOf(commonJs, {
    'index.js': "exports.ask = require('redis').get;",
  }),
  'a package that is not installed, as an ES module': packageOf(esModule, {
    'index.js': "import redis from 'redis'; export const ask = () => redis.get();",
  }),
  'a file of its own, as CommonJS': packageOf(commonJs, {
    'clock.js': "exports.now = () => 'theirs';",
    'index.js': "exports.ask = require('./clock').now;",
  }),
  'a file of its own, as an ES module': packageOf(esModule, {
    'clock.js': "export const now = () => 'theirs';",
    'index.js': "export { now as ask } from './clock.js';",
  }),
};

/** Changes what it can reach when it is loaded, as signal-exit does; a module beside it tells what it imports by name. */
export const changingPackage = packageOf(commonJs, {
  'names.mjs': "import { readFileSync } from 'node:fs'; export const read = () => readFileSync;",
  'index.js': [
    "process.on('SIGHUP', () => {});",
    'process.loadedBefore = true;',
    'const { emit } = process;',
    'process.emit = (...args) => emit.apply(process, args);',
    "exports.read = () => require('fs').readFileSync('/file', 'utf8');",
  ].join('\n'),
});

/** A package in TypeScript, and what a project has to make JavaScript of it. */
export const typeScriptPackages = {
  typeScript: packageOf(JSON.stringify({ name: 'package', main: 'index.ts' }), {
    'index.ts':
      'enum Start { From = 0 } let count: number = Start.From; export const next = (): number => (count += 1);',
  }),
  typeScript7: filesIn('node_modules/typescript', {
    'package.json': JSON.stringify({ name: 'typescript', main: 'index.js' }),
    'index.js': "exports.version = '7.0.2';",
  }),
};

function packageOf(manifest: string, files: PackageFiles): PackageFiles {
  return filesIn('node_modules/package', { 'package.json': manifest, ...files });
}

function innerOf(manifest: string, files: PackageFiles): PackageFiles {
  return filesIn('node_modules/package/node_modules/inner', { 'package.json': manifest, ...files });
}

function filesIn(folder: string, files: PackageFiles): PackageFiles {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}
