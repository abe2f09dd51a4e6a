// Records until its disk is full, and prunes the log then. Prints what happened as JSON.
const { closeSync, openSync, writeSync } = require('node:fs');
const { AuditService } = require('audit-race');
const { fillLog } = require('./fill-log');

const { STORE_FILE: file, BALLAST: ballast } = process.env;
const KEPT = 500;

/** Somebody else takes what is left, to the last byte. */
function fillRest() {
  const descriptor = openSync(ballast, 'w');
  try {
    for (let size = 65_536; size >= 1; size = Math.trunc(size / 2)) {
      while (tryWrite(descriptor, Buffer.alloc(size, 1))) {
        // There is still room.
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

function tryWrite(descriptor, bytes) {
  try {
    return writeSync(descriptor, bytes) > 0;
  } catch {
    return false;
  }
}

async function main() {
  const audit = new AuditService({ databaseUrl: `sqlite://${file}`, attemptsMax: 2, retryWaitMs: 1 });
  const filled = await fillLog(audit);
  if (ballast !== '') {
    fillRest();
  }
  const errors = [];
  const note = ({ code }) => errors.push(code);
  const { deleted } = (await audit.prune({ keepNewest: KEPT }).catch(note)) ?? {};
  await audit.flush().catch(note);
  const { entries } = await audit.listEntries({ eventType: 'audit.*' });
  const { waiting: waitingAfter } = audit.stats();
  const left = await audit.count();
  await audit.close().catch(note);
  const events = entries.map(({ eventType }) => eventType);
  process.stdout.write(JSON.stringify({ ...filled, errors, deleted, waitingAfter, left, events }));
}

main().catch((error) => process.stderr.write(String(error.stack)));
