// Records until its file may not grow any more, and prunes the log then: itself, and in a process without that limit. Prints what happened as JSON.
const { execFileSync } = require('node:child_process');
const { AuditService } = require('audit-race');
const { fillLog } = require('./fill-log');

const { STORE_FILE: file } = process.env;
const KEPT = 500;

function pruneElsewhere() {
  const prune = `
    const { AuditService } = require('audit-race');
    const audit = new AuditService({ databaseUrl: 'sqlite://' + process.env.STORE_FILE });
    audit.prune({ keepNewest: ${KEPT} }).then(() => audit.close());`;
  const script = 'ulimit -S -f unlimited; exec "$0" -e "$1"';
  execFileSync('sh', ['-c', script, process.execPath, prune], { cwd: __dirname });
}

async function main() {
  const audit = new AuditService({ databaseUrl: `sqlite://${file}`, attemptsMax: 2, retryWaitMs: 1 });
  const filled = await fillLog(audit);
  const told = await audit.prune({ keepNewest: KEPT }).then(
    () => 'It has pruned.',
    ({ code }) => code,
  );
  const stored = await audit.count({}, { staleOk: true });
  const { waiting } = audit.stats();
  pruneElsewhere();
  await audit.flush();
  const left = await audit.count({ eventType: 'plan.*' });
  await audit.close();
  process.stdout.write(JSON.stringify({ ...filled, told, stored, waiting, left }));
}

main().catch((error) => process.stderr.write(String(error.stack)));
