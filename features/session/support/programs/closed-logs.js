// Records in as many logs as LOGS says and closes all of them but the last; prints the numbers of those that are left in memory.
const { setImmediate: nextTurn } = require('node:timers/promises');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { AuditService } = require('audit-race');

const { LOGS: count, STORE_FILE: file } = process.env;
const silent = () => undefined;

/** The logger is given to one log and to nobody else: it is in memory as long as something of this log is. */
async function useLog(isLast) {
  const logger = { warn: silent, error: silent };
  const log = new AuditService({ databaseUrl: `sqlite://${file}`, logger });
  await log.record({ eventType: 'plan.applied' }).stored();
  if (!isLast) {
    await log.close();
  }
  return new WeakRef(logger);
}

async function sweep() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  // What is let go of in one turn may hold something else until the next.
  for (let round = 0; round < 5; round += 1) {
    await nextTurn();
    collect();
  }
}

async function main() {
  const loggers = [];
  for (let number = 1; number <= Number(count); number += 1) {
    loggers.push(await useLog(number === Number(count)));
  }
  await sweep();
  const left = loggers.flatMap((logger, index) => (logger.deref() === undefined ? [] : [index + 1]));
  process.stdout.write(JSON.stringify(left));
}

main().catch((error) => process.stderr.write(String(error)));
