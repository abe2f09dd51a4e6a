// Ways to end in which somebody else's code stands in the way: part of the program in ending.js.
const { mkdirSync } = require('node:fs');
const { subscribe } = require('node:diagnostics_channel');
const { dirname, join } = require('node:path');
const { createEngine } = require('audit-race');
const { scriptEndings } = require('./script-endings');

function throwAtExit() {
  throw new Error('an exit listener throws');
}

/** Ends with a store that cannot be written, and a logger that throws when it hears of it. */
function openDoomedLog(openLog, file) {
  const folder = join(dirname(file), 'folder.db');
  mkdirSync(folder);
  const logger = {
    warn: throwAtExit,
    error: throwAtExit,
  };
  return openLog({ databaseUrl: `sqlite://${folder}`, logger });
}

/** An engine that does more than it should when it stores at exit. */
function createBusyEngine(storeAtExit) {
  return async (url) => {
    const engine = await createEngine(url);
    const store = engine.storeAtExit.bind(engine);
    engine.storeAtExit = (rows) => storeAtExit(() => store(rows));
    return engine;
  };
}

const partEndings = (openLog, record) => ({
  'has a subscriber to its signals that throws': () => {
    subscribe('audit-race:accepted', throwAtExit);
    record(openLog());
  },
  'exits with an engine that only promises to store at exit': async () => {
    const log = openLog({ createEngine: createBusyEngine(async () => undefined) });
    await log.ensureSession();
    record(log);
    process.exit();
  },
  'exits with an engine that records another entry when it stores at exit': async () => {
    let left = 1;
    const log = openLog({
      createEngine: createBusyEngine((store) => {
        store();
        for (; left > 0; left -= 1) {
          record(log, 1);
        }
      }),
    });
    await log.ensureSession();
    record(log);
    process.exit();
  },
  'exits with an engine that records another entry each time': async () => {
    const log = openLog({
      createEngine: createBusyEngine((store) => {
        store();
        record(log, 1);
      }),
    });
    await log.ensureSession();
    record(log);
    process.exit();
  },
});

/** Others want to be the first at the exit, and end it. */
const rivalEndings = (openLog, record, file) => ({
  'exits, and an exit listener that was put before the log exits, too': () => {
    record(openLog());
    process.prependListener('exit', () => process.exit(3));
    setImmediate(() => process.exit());
  },
  'exits, and so does a listener that came after it had removed all listeners': () => {
    record(openLog());
    process.removeAllListeners();
    setImmediate(() => {
      process.prependListener('exit', () => process.exit(3));
      setImmediate(() => process.exit());
    });
  },
  'exits, and another copy of the log wants to be the first as well': () => {
    record(openLog());
    for (const path of Object.keys(require.cache).filter((name) => /audit-log.dist/.test(name))) {
      delete require.cache[path];
    }
    const { AuditService: Another } = require('audit-race');
    const other = new Another({ databaseUrl: `sqlite://${file}` });
    record(other);
    process.prependListener('exit', () => process.exit(3));
    setImmediate(() => process.exit());
  },
});

exports.hostileEndings = (openLog, record, file) => ({
  ...partEndings(openLog, record),
  ...scriptEndings(openLog, record, createBusyEngine),
  ...rivalEndings(openLog, record, file),
  'exits, and an exit listener that was there before the log throws': () => {
    process.on('exit', throwAtExit);
    record(openLog());
    process.exit();
  },
  'exits, and an exit listener that was put before the log throws': () => {
    record(openLog());
    process.prependListener('exit', throwAtExit);
    process.exit();
  },
  'is done, and an exit listener that was put before the log throws': () => {
    record(openLog());
    process.prependListener('exit', throwAtExit);
  },
  'removes all exit listeners and exits': () => {
    record(openLog());
    process.once('exit', () => undefined);
    process.removeAllListeners('exit');
    process.exit();
  },
  'removes all listeners of all events and exits in the next turn': () => {
    record(openLog());
    process.removeAllListeners();
    setImmediate(() => process.exit());
  },
  'exits with another log whose store is a folder and whose logger throws': () => {
    openDoomedLog(openLog, file).record({ eventType: 'plan.lost' });
    record(openLog());
    process.exit();
  },
});
