// Preloaded into a program: a machine on which the SQLite driver was installed without its native build.
const Module = require('node:module');

const load = Module._load;
Module._load = (request, ...rest) => {
  if (request === 'bindings') {
    return () => {
      throw new Error('Could not locate the bindings file. Tried: ...');
    };
  }
  return load(request, ...rest);
};
