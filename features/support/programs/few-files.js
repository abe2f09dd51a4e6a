// Records an entry in a log of its own for each number of files that the process may still open, from none to as many as are enough,
// and flushes once more when all of them may be opened. Prints as JSON what came of each log. Run it where few files may be open.
const { closeSync, openSync } = require('node:fs');
const { join } = require('node:path');
const { AuditService } = require('audit-race');

const ignore = () => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

async function tryWith(spareCount) {
  const databaseUrl = `sqlite://${join(process.env.LOGS_FOLDER, `${spareCount}.db`)}`;
  const audit = new AuditService({ databaseUrl, attemptsMax: 1, logger: silent });
  const receipt = audit.record({ eventType: 'plan.applied' });
  const giveBack = takeAllBut(spareCount);
  const told = await receipt.stored().then(
    () => ({ code: 'stored' }),
    ({ code, transient, message }) => ({ code, transient, message }),
  );
  giveBack();
  await audit.flush();
  const { stored } = audit.stats();
  await audit.close();
  return { ...told, stored };
}

function takeAllBut(spareCount) {
  const taken = [];
  try {
    for (;;) {
      taken.push(openSync('/dev/null'));
    }
  } catch {
    // No more may be opened.
  }
  taken.splice(0, spareCount).forEach(closeSync);
  return () => taken.forEach(closeSync);
}

async function tryAll() {
  const outcomes = [];
  while (outcomes.at(-1)?.code !== 'stored') {
    outcomes.push(await tryWith(outcomes.length));
  }
  return outcomes;
}

tryAll().then(
  (outcomes) => process.stdout.write(JSON.stringify(outcomes)),
  (error) => process.stderr.write(String(error)),
);
