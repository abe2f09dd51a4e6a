// A vm context that is made as Jest makes one for a test file: it has errors and promises of its own, a copy of `process`, and
// fakes in the place of everything that waits, installed before any module is loaded. Modules are loaded inside of it.
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const FAKES = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'];
const never = () => undefined;

/** Returns what loads a file inside a new context. */
module.exports = function makeContext() {
  const context = vm.createContext({});
  const inner = vm.runInContext('globalThis', context);
  const missing = Object.getOwnPropertyNames(globalThis).filter((name) => !Object.hasOwn(inner, name));
  for (const name of missing) {
    Object.defineProperty(inner, name, Object.getOwnPropertyDescriptor(globalThis, name));
  }
  for (const name of FAKES) {
    inner[name] = never;
  }
  const copy = Object.create(Object.getPrototypeOf(process), Object.getOwnPropertyDescriptors(process));
  // What listens to the copy hears nothing of the process.
  Object.assign(copy, { nextTick: never, _events: {} });
  Object.defineProperty(inner, 'process', { value: copy, writable: true });
  return (file) => loadInside(context, copy, new Map(), file);
};

function loadInside(context, copy, cache, file) {
  const known = cache.get(file);
  if (known !== undefined) {
    return known.exports;
  }
  const module = { exports: {} };
  cache.set(file, module);
  const find = createRequire(file);
  const require = (name) => {
    if (/^(?:node:)?process$/.test(name)) {
      return copy;
    }
    const found = find.resolve(name);
    return path.isAbsolute(found) ? loadInside(context, copy, cache, found) : find(name);
  };
  const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];
  const options = { filename: file, parsingContext: context };
  const run = vm.compileFunction(readFileSync(file, 'utf8'), parameters, options);
  run(module.exports, require, module, file, path.dirname(file));
  return module.exports;
}
