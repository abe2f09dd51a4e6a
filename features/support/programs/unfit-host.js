// Preloaded into a program: a host in which the thread of the log cannot be found or read, as UNFIT_HOST says.
const Module = require('node:module');
const { isMainThread } = require('node:worker_threads');
const threads = require('node:worker_threads');

const refuse = {
  // What an esbuild of CommonJS leaves of require('../worker/call-server').
  'a file of the log': () =>
    refuseToLoad('../worker/call-server', (request) => (isMainThread ? undefined : notFound(request))),
  'what opens SQLite': () => refuseToLoad('./sqlite/sqlite-engine', notFound),
  'what opens PostgreSQL': () => refuseToLoad('./postgres-engine', notFound),
  'more files': () => refuseToLoad('./sqlite/sqlite-engine', tooManyFiles),
  'more files at first': () => {
    let refusals = 3;
    refuseToLoad('./sqlite/sqlite-engine', (request) => {
      refusals -= 1;
      return refusals < 0 ? undefined : tooManyFiles(request);
    });
  },
  'the file of the thread': () =>
    replaceWorker((Worker, file, options) => new Worker(`${file}.gone/sqlite-worker.js`, options)),
  'a __dirname': () =>
    replaceWorker(() => {
      throw new ReferenceError('__dirname is not defined');
    }),
  'a file to read': () =>
    replaceWorker((_, file) => {
      throw Object.assign(new Error(`EACCES: permission denied, open '${file}'`), { code: 'EACCES' });
    }),
};

// As Node says it where the system refuses a thread, which it does not refuse to root.
const noThread = () =>
  replaceWorker(() => {
    throw Object.assign(new Error('EAGAIN'), { code: 'ERR_WORKER_INIT_FAILED' });
  });
const noMemory = () =>
  replaceWorker((Worker, file, options) => {
    const resourceLimits = { maxOldGenerationSizeMb: 2, maxYoungGenerationSizeMb: 1 };
    return new Worker(file, { ...options, resourceLimits });
  });
Object.assign(refuse, { 'another thread': noThread, 'memory for it': noMemory });

/** Refuses with what `failureOf` gives. */
function refuseToLoad(refused, failureOf) {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (request, ...rest) => {
    const failure = request === refused ? failureOf(request) : undefined;
    if (failure !== undefined) {
      throw failure;
    }
    return resolve(request, ...rest);
  };
}

function notFound(request) {
  return Object.assign(new Error(`Cannot find module '${request}'`), { code: 'MODULE_NOT_FOUND' });
}

function tooManyFiles(request) {
  return Object.assign(new Error(`EMFILE: too many open files, open '${request}'`), { code: 'EMFILE' });
}

function replaceWorker(start) {
  threads.Worker = new Proxy(threads.Worker, {
    construct: (Worker, [file, options]) => start(Worker, file, options),
  });
}

refuse[process.env.UNFIT_HOST]();
