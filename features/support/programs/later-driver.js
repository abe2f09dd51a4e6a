// Preloaded into a program: a machine whose SQLite driver is made for a later Node than this.
const Module = require('node:module');

const load = Module._load;
Module._load = (request, ...rest) => {
  const loaded = load(request, ...rest);
  return request === 'better-sqlite3/package.json'
    ? { ...loaded, version: '99.0.0', engines: { node: '>=99' } }
    : loaded;
};
