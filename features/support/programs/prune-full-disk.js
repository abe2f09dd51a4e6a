// Records until its disk is full, and prunes the log then. Prints what happened as JSON.
const { closeSync, openSync, statfsSync, writeSync } = require('node:fs');
const { AuditService } = require('audit-race');
const { fillLog } = require('./fill-log');

const { FOLDER: folder, FILLING: filling } = process.env;
const KEPT = 500;

const FILLINGS = {
  'until the log is full': fillLog,
  'in one batch behind many small ones': fillAtOnce,
  'until the disk has not a byte left': async (audit) => {
    const filled = await fillLog(audit);
    return { ...filled, freeBytes: fillRest() };
  },
};

/**
 * The last batch is 6 MB in the write-ahead log, and then as much in the file. There is room for one of the two when 14 MB are stored.
 */
async function fillAtOnce(audit) {
  const recordMany = async (count) => {
    for (let number = 0; number < count; number += 1) {
      audit.record({ eventType: 'plan.applied', details: 'x'.repeat(3000) });
    }
    await audit.flush();
  };
  const smallBatches = 18;
  for (let number = 0; number < smallBatches; number += 1) {
    await recordMany(200);
  }
  const last = 1370;
  const code = await recordMany(last).then(
    () => 'It was never full.',
    (error) => error.code,
  );
  return { accepted: 200 * smallBatches + last, before: code, waitingBefore: audit.stats().waiting };
}

function freeBytesNow() {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Somebody else takes what is left, to the last byte. Returns how much that was. */
function fillRest() {
  const freeBytes = freeBytesNow();
  const descriptor = openSync(`${folder}/ballast`, 'w');
  try {
    for (let size = 65_536; size >= 1; size = Math.trunc(size / 2)) {
      while (tryWrite(descriptor, Buffer.alloc(size, 1))) {
        // There is still room.
      }
    }
  } finally {
    closeSync(descriptor);
  }
  return freeBytes;
}

function tryWrite(descriptor, bytes) {
  try {
    return writeSync(descriptor, bytes) > 0;
  } catch {
    return false;
  }
}

async function main() {
  const audit = new AuditService({
    databaseUrl: `sqlite://${folder}/audit.db`,
    attemptsMax: 2,
    retryWaitMs: 1,
  });
  const filled = await FILLINGS[filling](audit);
  const freeBytes = filled.freeBytes ?? freeBytesNow();
  const errors = [];
  const stale = { staleOk: true };
  const note = ({ code }) => errors.push(code);
  const { deleted } = (await audit.prune({ keepNewest: KEPT }).catch(note)) ?? {};
  await audit.flush().catch(note);
  const { entries } = await audit.listEntries({ eventType: 'audit.*' }, stale);
  const { waiting: waitingAfter } = audit.stats();
  const left = await audit.count({}, stale);
  await audit.close().catch(note);
  const events = entries.map(({ eventType }) => eventType);
  process.stdout.write(JSON.stringify({ ...filled, freeBytes, errors, deleted, waitingAfter, left, events }));
}

main().catch((error) => process.stderr.write(String(error.stack)));
