// Makes a promise before it has a log, and one beside an open log; prints by their symbols what Node has put on each.
const { setImmediate: nextTurn } = require('node:timers/promises');
const { AuditService } = require('audit-race');

const symbolsOfPromise = () => Object.getOwnPropertySymbols(nextTurn()).map(String);

async function main() {
  const before = symbolsOfPromise();
  const log = new AuditService({ databaseUrl: `sqlite://${process.env.STORE_FILE}` });
  await log.record({ eventType: 'plan.applied' }).stored();
  await log.ensureSession();
  const beside = symbolsOfPromise();
  await log.close();
  process.stdout.write(JSON.stringify({ before, beside }));
}

main().catch((error) => process.stderr.write(String(error)));
