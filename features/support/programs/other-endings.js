// More ways to end: part of the program in ending.js, which says how a log is opened and how entries are recorded in it.
const { mkdirSync } = require('node:fs');
const { basename, dirname } = require('node:path');
const { createEngine } = require('audit-race');

/** An engine that kills its process in the tick in which a first batch has been pruned. */
async function createDeadlyEngine(url) {
  const engine = await createEngine(url);
  const prune = engine.prune.bind(engine);
  engine.prune = async (...args) => {
    await prune(...args);
    process.kill(process.pid, 'SIGKILL');
    // It ends here.
    return await new Promise(() => undefined);
  };
  return engine;
}

/** An engine that says of itself that it can store nothing at exit, as one over a network does. */
async function createModestEngine(url) {
  const engine = await createEngine(url);
  return Object.assign(engine, { capabilities: { ...engine.capabilities, storeAtExit: false } });
}

exports.otherEndings = (openLog, record, file) => ({
  'exits with an engine that cannot store at exit': async () => {
    const log = openLog({ createEngine: createModestEngine });
    await log.ensureSession();
    record(log);
    process.exit();
  },
  'exits with an engine that a createEngine of its own has opened': async () => {
    const log = openLog({ createEngine: (url) => createEngine(url) });
    await log.ensureSession();
    record(log);
    process.exit();
  },
  'prunes 1500 of 2000 old entries, and dies of SIGKILL when the first 1000 have gone': async () => {
    const log = openLog({ createEngine: createDeadlyEngine });
    record(log, 2000);
    await log.prune({ keepNewest: 500 });
  },
  'names the file by a relative path, moves to another folder and records': () =>
    record(openElsewhere(openLog, file)),
  'names the file by a relative path, moves to another folder, records and exits': () => {
    record(openElsewhere(openLog, file));
    process.exit();
  },
  'makes its first log in an exit listener': () => {
    process.once('exit', () => {
      record(openLog());
      record(openLog());
    });
  },
  'makes its first log in an exit listener that process.exit() calls': () => {
    process.once('exit', () => record(openLog()));
    process.exit();
  },
});

function openElsewhere(openLog, file) {
  process.chdir(dirname(file));
  const log = openLog({ databaseUrl: `sqlite:${basename(file)}` });
  mkdirSync('elsewhere');
  process.chdir('elsewhere');
  return log;
}
