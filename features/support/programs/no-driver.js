// Preloaded into a program: a machine on which no driver of a database was ever installed, or not that of MISSING_DRIVER.
const Module = require('node:module');

const { MISSING_DRIVER } = process.env;
const missing = MISSING_DRIVER ? [MISSING_DRIVER] : ['better-sqlite3', 'pg'];
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  if (missing.includes(request)) {
    throw Object.assign(new Error(`Cannot find module '${request}'`), { code: 'MODULE_NOT_FOUND' });
  }
  return resolve(request, ...rest);
};
