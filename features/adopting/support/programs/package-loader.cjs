// Finds packages as Yarn's Plug'n'Play does: Node itself knows nothing of where they are. DRIVER says where the driver is.
const Module = require('node:module');

const resolve = Module._resolveFilename;
process.versions.pnp = '3';
Module._resolveFilename = (request, ...rest) => {
  const [, inside] = /^better-sqlite3(\/.*)?$/.exec(request) ?? [];
  if (request === 'pnpapi') {
    return __filename;
  }
  return resolve(/^better-sqlite3/.test(request) ? `${process.env.DRIVER}${inside ?? ''}` : request, ...rest);
};
