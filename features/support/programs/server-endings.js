// Ways to end where the log is on a server: part of the program in ending.js.
const assert = require('node:assert/strict');
const { writeFileSync } = require('node:fs');
const { createEngine, createPostgresEngine } = require('audit-race');
const { Pool } = require('pg');

/** An engine that kills its process in the tick in which the server has stored a batch: its answer is known to nobody. */
async function createDeadlyEngine(url) {
  const engine = await createEngine(url);
  const store = engine.store.bind(engine);
  engine.store = async (batch) => {
    await store(batch);
    process.kill(process.pid, 'SIGKILL');
    // It ends here.
    return await new Promise(() => undefined);
  };
  return engine;
}

/** Starts that only send what others have left. */
const nextStarts = ({ openLog, facts, say }) => ({
  'opens the log, closes it and records nothing': async () => {
    const log = openLog();
    await log.ensureSession();
    await log.close();
    facts.sent = log.stats().spill.sent;
    say();
  },
  'opens the log, which kills it as soon as the first 30 entries are sent': async () => {
    const log = openLog({ createEngine: createDeadlyEngine, batchEntriesMax: 30 });
    await log.ensureSession();
  },
});

/** An outbox, and what becomes of it. All that is recorded is recorded on a signal: the server is away or back by then. */
const outboxes = ({ openLog, record, facts, say }) => {
  const openOutbox = () => openLog({ outbox: true, retryWaitMs: 10, retryWaitMsMax: 10 });
  /** Keeps it alive until it is killed. */
  const stayAlive = () => setInterval(() => undefined, 1000);
  const keep = async (log) => {
    await record(log).kept();
    facts.kept = facts.recorded;
    say();
  };
  const obey = (log) => {
    stayAlive();
    process.on('SIGUSR2', () => keep(log));
    process.on('SIGHUP', async () => {
      await log.flush();
      facts.stored = facts.recorded;
      say();
    });
    process.on('SIGTERM', () => {
      record(log);
      process.exit();
    });
    say();
  };
  return {
    'has an outbox, stores 100 entries, and does what signals tell it': async () => {
      const log = openOutbox();
      await record(log).stored();
      facts.stored = facts.recorded;
      obey(log);
    },
    'has an outbox, and does what signals tell it': () => obey(openOutbox()),
    'has an outbox, and records without a pause': async () => {
      const log = openOutbox();
      stayAlive();
      for (;;) {
        await log.ready();
        await keep(log);
        facts.stored = log.stats().stored;
      }
    },
  };
};

/** Ends that come when the log was opened. */
const openEnds = ({ openLog, record }) => {
  const exitLater = async (options) => {
    const log = openLog(options);
    await log.ensureSession();
    await new Promise((resolve) => setImmediate(resolve));
    record(log);
    process.exit();
  };
  return {
    'opens the log, and exits a turn later in the tick in which it records': () => exitLater(),
    'opens the log over a pool, and exits a turn later in the tick in which it records': () => {
      const pool = new Pool({ connectionString: process.env.STORE_URL });
      return exitLater({ createEngine: () => createPostgresEngine({ pool }) });
    },
  };
};

exports.serverEndings = ({ openLog, record, facts, say }) => ({
  ...nextStarts({ openLog, facts, say }),
  ...openEnds({ openLog, record }),
  ...outboxes({ openLog, record, facts, say }),
  'exits in the tick in which it records, where there can be no spill file': () => {
    writeFileSync('.audit-race', 'a file, where a folder must be');
    record(openLog());
    process.exit();
  },
  'does without a spill file and exits in the tick in which it records': () => {
    record(openLog({ spillFile: false }));
    process.exit();
  },
  'counts what it has stored after it has spilled, and exits': () => {
    const log = openLog();
    process.on('exit', () => {
      const { accepted, stored, waiting, spill } = log.stats();
      assert.deepEqual(
        { accepted, stored, waiting, spilled: spill.spilled },
        { accepted: 100, stored: 0, waiting: 0, spilled: 100 },
      );
    });
    record(log);
    process.exit();
  },
  'records, and when a signal comes gives the log a second to close': async () => {
    const log = openLog({ retryWaitMs: 10, retryWaitMsMax: 10 });
    const lead = record(log);
    const { recorded } = facts;
    await lead.stored();
    facts.stored = recorded;
    say();
    // Keeps it alive until the signal comes.
    const alive = setInterval(() => undefined, 1000);
    process.once('SIGTERM', async () => {
      clearInterval(alive);
      record(log);
      await assert.rejects(log.close({ timeoutMs: 1000 }), ({ code, entries, spillFile, message }) => {
        assert.deepEqual([code, entries.length, message.includes(spillFile)], ['AUDIT_UNSTORED', 100, true]);
        return true;
      });
    });
  },
});
