// Ends in the way that ENDING names, and says on standard output what it has recorded and what is stored, line by line.
const assert = require('node:assert/strict');
const { subscribe } = require('node:diagnostics_channel');
const { mkdirSync, writeSync } = require('node:fs');
const { AuditService, createEngine } = require('audit-race');
const { hostileEndings } = require('./hostile-endings');
const { otherEndings } = require('./other-endings');
const { serverEndings } = require('./server-endings');
const { silentEndings } = require('./silent-endings');
const { threadEndings } = require('./thread-endings');

const { ENDING: ending = '', STORE_FILE: file = '', STORE_URL: url, RECORDED_BEFORE: before } = process.env;
const facts = { recorded: Number(before), stored: 0, threads: 0 };
const threads = [];
subscribe('worker_threads', ({ worker }) => {
  threads.push(worker);
  facts.threads = threads.length;
});

/** What is not written at once is never written by a program that is killed. */
function say() {
  writeSync(1, `${JSON.stringify(facts)}\n`);
}

const databaseUrl = url ?? `sqlite://${file}`;

function openLog(options = {}) {
  return new AuditService({ databaseUrl, spillFile: process.env.SPILL_FILE, ...options });
}

/** Records entries that nobody waits for, and gives back the receipt of the last. */
function record(log, count = 100) {
  let receipt;
  for (let left = count; left > 0; left -= 1) {
    facts.recorded += 1;
    receipt = log.record({ eventType: 'plan.applied', actor: 'ada', details: { number: facts.recorded } });
  }
  say();
  return receipt;
}

/** Records so much in such small batches that most of it is still on its way when the first entry is stored. */
async function recordUntilBatchesAreOnTheirWay() {
  const log = openLog({ batchEntriesMax: 100 });
  const first = record(log, 1);
  record(log, 5000);
  await first.stored();
  assert.ok(log.stats().waiting > 1000, 'Nothing is on its way any more.');
  return log;
}

async function recordUntilTheSessionOpens() {
  const log = openLog();
  record(log);
  log.ensureSession().catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(log.stats().session, 'opening');
  return log;
}

/** Dies in the very tick in which a receipt has resolved, while later entries are on their way. */
async function dieWithReceipt(die) {
  const log = openLog({ batchEntriesMax: 100 });
  const receipt = record(log, 1000);
  const { recorded } = facts;
  record(log, 5000);
  await receipt.stored();
  facts.stored = recorded;
  say();
  die();
}

function dieOf(signal) {
  return dieWithReceipt(() => process.kill(process.pid, signal));
}

/** Never ends of its own accord; entries that nobody waits for are always on their way. */
async function recordUntilSignalled(stop) {
  const log = openLog();
  let goesOn = true;
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, async () => {
      goesOn = false;
      await stop(log);
    });
  }
  while (goesOn) {
    const receipt = record(log, 50);
    const { recorded } = facts;
    record(log, 1);
    await receipt.stored();
    facts.stored = recorded;
    say();
  }
}

/** Ends the thread of the log while batches are on their way to it. */
async function loseTheThread(end) {
  const log = await recordUntilBatchesAreOnTheirWay();
  const [thread] = threads;
  // The log lets an idle thread go, and the program would end before the thread does.
  const alive = setInterval(() => undefined, 1000);
  const gone = new Promise((resolve) => thread.once('exit', resolve));
  end(thread);
  await gone;
  clearInterval(alive);
  record(log);
  await log.flush();
  say();
}

const ENDINGS = {
  ...otherEndings(openLog, record, file),
  ...hostileEndings(openLog, record, file),
  ...serverEndings({ openLog, record, facts, say }),
  ...threadEndings({ databaseUrl, facts, say }),
  ...silentEndings(dieWithReceipt),

  'makes an audit log and never uses it': () => openLog(),
  'opens the log and then has nothing to do': () => openLog().ensureSession(),
  'records and never closes the log': () => record(openLog(), 5000),
  'records and closes the log': () => {
    const log = openLog();
    record(log, 5000);
    return log.close();
  },
  'records in two logs of one file': () => {
    record(openLog());
    record(openLog());
  },
  'records in twelve logs': () => {
    for (let count = 12; count > 0; count -= 1) {
      record(openLog());
    }
    // A warning is printed in a later tick.
    setImmediate(() => process.exit());
  },

  'exits in the tick in which it records': () => {
    record(openLog());
    process.exit();
  },
  'exits while the session opens': async () => {
    await recordUntilTheSessionOpens();
    process.exit();
  },
  'exits while batches are on their way': async () => {
    await recordUntilBatchesAreOnTheirWay();
    process.exit();
  },
  'exits while it closes the log': async () => {
    const log = await recordUntilBatchesAreOnTheirWay();
    log.close();
    process.exit();
  },
  'throws an error that nobody catches': async () => {
    await recordUntilBatchesAreOnTheirWay();
    setImmediate(() => {
      throw new Error('nobody catches this');
    });
  },
  'rejects a promise that nobody handles': async () => {
    await recordUntilBatchesAreOnTheirWay();
    throw new Error('nobody handles this');
  },

  'records for the first time in an exit listener that was there before the log': () => {
    let log;
    process.once('exit', () => record(log));
    log = openLog();
  },
  'records for the first time in an exit listener that came after the log': () => {
    const log = openLog();
    process.once('exit', () => record(log));
  },
  'records in its exit listeners, before and after the log': () => {
    let log;
    process.once('exit', () => record(log));
    log = openLog();
    process.once('exit', () => record(log));
    return record(log).stored();
  },
  'closes one log and records in another while it exits': async () => {
    const log = openLog();
    process.once('exit', () => record(log));
    const closed = openLog();
    await record(closed).stored();
    await closed.close();
  },

  'goes on when its thread is ended from outside': () => loseTheThread((thread) => thread.terminate()),
  // The thread takes calls, and this is none: it dies of the error that nobody catches in it.
  'goes on when its thread dies of an error': () => loseTheThread((thread) => thread.postMessage(null)),

  'records and ends, although its store is a folder': () => {
    mkdirSync(file);
    record(openLog());
  },
  'records and exits, although its store is a folder': () => {
    mkdirSync(file);
    record(openLog());
    process.exit();
  },

  'exits with an engine it opened itself': async () => {
    record(openLog({ engine: await createEngine(databaseUrl) }));
    process.exit();
  },
  'exits while an engine that is not open yet is made': () => {
    record(new AuditService({ createEngine: () => new Promise(() => undefined) }));
    process.exit();
  },

  'dies of SIGTERM as soon as a receipt has resolved': () => dieOf('SIGTERM'),
  'dies of SIGINT as soon as a receipt has resolved': () => dieOf('SIGINT'),
  'dies of SIGKILL as soon as a receipt has resolved': () => dieOf('SIGKILL'),

  'records without a pause until a signal has it close the log': () =>
    recordUntilSignalled((log) => log.close()),
  'records without a pause until a signal has it close the log and exit': () =>
    recordUntilSignalled(async (log) => {
      await log.close();
      process.exit();
    }),
  'records without a pause until a signal has it exit': () => recordUntilSignalled(() => process.exit()),
};

const end = ENDINGS[ending];
assert.ok(end, `No such ending: ${ending}`);
end();
