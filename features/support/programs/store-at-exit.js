// Exits with rows in its hands, and stores them while it does; prints what cannot be stored as JSON.
const { once } = require('node:events');
const { mkdirSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Worker } = require('node:worker_threads');
const { createEngine } = require('audit-race');
const { SqliteEngine } = require('#audit-log/engines/sqlite/sqlite-engine');
const { storeAtExit } = require('#audit-log/engines/create-engine');

const { STORE_FILE: file, STORE_STATE: state, ROW_COUNT: count, BUSY_TIMEOUT_MS: BUSY_MS } = process.env;
const url = `sqlite://${file}`;
const rows = Array.from({ length: Number(count) }, (_, index) => [
  `id-${String(index).padStart(6, '0')}`,
  index,
  'plan.applied',
  'ada',
  ...Array(10).fill(null),
]);

/** Opens the file by a path that means another file afterwards. */
async function openByRelativePath() {
  process.chdir(dirname(file));
  const engine = await createEngine('sqlite:audit.db');
  mkdirSync('elsewhere');
  process.chdir('elsewhere');
  return engine;
}

/** Has somebody else hold the file from now on, and for so long after the exit has begun. */
async function holdFile(engine, holdMs) {
  await engine.createTables();
  const exiting = new Int32Array(new SharedArrayBuffer(4));
  process.once('exit', () => {
    Atomics.store(exiting, 0, 1);
    Atomics.notify(exiting, 0);
  });
  const holder = new Worker(join(__dirname, 'hold-file.js'), { workerData: { file, exiting, holdMs } });
  await once(holder, 'message');
  return engine;
}

const OPENINGS = {
  'open, and named by a relative path': openByRelativePath,
  'open, and held a little longer by somebody else': async () => holdFile(await createEngine(url), 200),
  'open, and held for good by somebody else': async () =>
    holdFile(await SqliteEngine.open(file, Number(BUSY_MS)), Number.POSITIVE_INFINITY),
};

async function reachState() {
  if (!state.startsWith('open')) {
    return (held) => storeAtExit(url, held);
  }
  const open = OPENINGS[state] ?? (() => createEngine(url));
  const engine = await open();
  await engine.createTables();
  if (state.endsWith('storing the same rows')) {
    engine.store({ writer: 'exiting', batch: 1, rows }).catch(() => undefined);
  }
  return (held) => engine.storeAtExit(held);
}

/** Notes how long the connections that this thread opens from now on are told to wait for others. */
function watchConnections() {
  const file = require.resolve('better-sqlite3');
  const Database = require(file);
  const busyTimes = [];
  require.cache[file].exports = class extends Database {
    constructor(name, options) {
      super(name, options);
      busyTimes.push(options.timeout);
    }
  };
  return busyTimes;
}

function exit(store) {
  process.once('exit', () => {
    const busyTimes = watchConnections();
    const start = performance.now();
    try {
      store(rows);
    } catch ({ code, message }) {
      const waitedMs = performance.now() - start;
      process.stdout.write(JSON.stringify({ code, message, waitedMs, busyTimes }));
    }
  });
  process.exit(0);
}

reachState().then(exit, (error) => process.stderr.write(String(error)));
