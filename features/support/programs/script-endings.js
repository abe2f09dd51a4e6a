// Ways to end in a script of node:vm whose time is over meanwhile: part of the program in ending.js. Node then breaks off whatever runs, and
// no `catch` and no `finally` of it runs.
const Module = require('node:module');
const { runInNewContext } = require('node:vm');

/** Whether the script runs whose time will be over. */
let isInScript = false;

/** Goes on until the time of the script is over. */
function waitForItsEnd() {
  while (isInScript) {
    // Only the time limit of the script ends this.
  }
}

function runOutOfTime(work) {
  const end = () => {
    isInScript = true;
    work();
  };
  try {
    runInNewContext('end()', { end }, { timeout: 500 });
  } finally {
    isInScript = false;
  }
}

/** Has the time be over while modules are loaded: when one of them asks for this one. */
function waitInLoad(isPlace) {
  const load = Module._load;
  Module._load = (request, parent, isMain) => {
    if (isPlace(request)) {
      waitForItsEnd();
    }
    return load(request, parent, isMain);
  };
}

/** Has the time be over when a statement is prepared. The driver is then loaded before. */
function waitInPrepare(isPlace) {
  const { prototype } = require('better-sqlite3');
  const { prepare } = prototype;
  prototype.prepare = function (sql) {
    if (isPlace(sql)) {
      waitForItsEnd();
    }
    return prepare.call(this, sql);
  };
}

/** Where the exit is when the time is over, and what has it wait there. */
const PLACES = {
  'it loads a file of the log': () => waitInLoad((request) => request === './rows/insert-rows'),
  'it loads the driver': () => waitInLoad((request) => request === './database'),
  'it loads what finds the native part of the driver': () =>
    waitInLoad((request) => request === 'file-uri-to-path'),
  'a transaction is open': () => waitInPrepare((sql) => sql.startsWith('INSERT INTO audit_entry')),
};

exports.scriptEndings = (openLog, record, createBusyEngine) => {
  const endings = Object.entries(PLACES).flatMap(([place, wait]) => {
    const exit = (log) => {
      record(log);
      wait();
      runOutOfTime(() => process.exit(1));
    };
    return [
      [`exits in a script of node:vm whose time is over while ${place}`, () => exit(openLog())],
      [
        `opens its log, and exits in a script of node:vm whose time is over while ${place}`,
        async () => {
          const log = openLog();
          await log.ensureSession();
          exit(log);
        },
      ],
    ];
  });
  return {
    ...Object.fromEntries(endings),
    'exits in a script of node:vm whose time is over while it stores': async () => {
      const log = openLog({
        createEngine: createBusyEngine((store) => {
          waitForItsEnd();
          store();
        }),
      });
      await log.ensureSession();
      record(log);
      runOutOfTime(() => process.exit());
    },
    'catches that the time of a script of node:vm is over in which it exits, and exits in the next turn':
      () => {
        record(openLog());
        PLACES['a transaction is open']();
        try {
          runOutOfTime(() => process.exit());
        } catch {
          setImmediate(() => process.exit());
        }
      },
  };
};
