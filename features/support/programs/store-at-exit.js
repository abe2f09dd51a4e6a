// Exits with rows in its hands, and stores them while it does; prints what cannot be stored as JSON.
const { mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
const { createEngine } = require('audit-race');
const { storeAtExit } = require('#audit-race/engines/store-at-exit');

const { STORE_FILE: file, STORE_STATE: state, ROW_COUNT: count } = process.env;
const url = `sqlite://${file}`;
const rows = Array.from({ length: Number(count) }, (_, index) => [
  `id-${String(index).padStart(6, '0')}`,
  index,
  'plan.applied',
  'ada',
  null,
  null,
  null,
  null,
]);

/** Opens the file by a path that means another file afterwards. */
async function openByRelativePath() {
  process.chdir(dirname(file));
  const engine = await createEngine('sqlite:audit.db');
  mkdirSync('elsewhere');
  process.chdir('elsewhere');
  return engine;
}

async function reachState() {
  if (!state.startsWith('open')) {
    return (held) => storeAtExit(url, held);
  }
  const engine = await (state.endsWith('relative path') ? openByRelativePath() : createEngine(url));
  await engine.createTables();
  if (state.endsWith('storing the same rows')) {
    engine.store(rows, 0).catch(() => undefined);
  }
  return (held) => engine.storeAtExit(held);
}

function exit(store) {
  process.once('exit', () => {
    try {
      store(rows);
    } catch ({ code, message }) {
      process.stdout.write(JSON.stringify({ code, message }));
    }
  });
  process.exit(0);
}

reachState().then(exit, (error) => process.stderr.write(String(error)));
