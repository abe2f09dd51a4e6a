import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * One script out of a CommonJS module and all that it requires, so that a page needs no file beside it.
 *
 * The modules of the page are compiled like all others; the library is taken as it is installed. That is all a bundler would
 * do here.
 */
export function inlineModules(entry: string): string {
  const modules = new Map<string, string>();
  collect(entry, modules);
  const names = [...modules.keys()];
  const functions = [...modules.values()].map((source) => `function (exports, require) {${source}\n}`);
  return `(() => {
'use strict';
const loaded = [];
const load = (index) => {
  if (!loaded[index]) {
    loaded[index] = {};
    modules[index](loaded[index], load);
  }
  return loaded[index];
};
const modules = [${functions.join(',\n')}];
load(${names.indexOf(entry)});
})();`.replaceAll(/<\/(?=script)/gi, '<\\/');
}

const requireCall = /\brequire\("([^"]+)"\)/g;

function collect(file: string, modules: Map<string, string>): void {
  if (modules.has(file)) {
    return;
  }
  modules.set(file, '');
  const { resolve } = createRequire(file);
  const source = readFileSync(file, 'utf8').replaceAll(/^\/\/# sourceMappingURL=.*$/gm, '');
  const files = [...source.matchAll(requireCall)].map(([, specifier = '']) => resolve(specifier));
  for (const required of files) {
    collect(required, modules);
  }
  const indexes = [...modules.keys()];
  modules.set(
    file,
    source.replaceAll(requireCall, (_, specifier) => `require(${indexes.indexOf(resolve(specifier))})`),
  );
}
