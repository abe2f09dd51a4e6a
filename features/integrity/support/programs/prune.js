// Prunes all but the newest entries of a log, and prints how many went.
const { AuditService } = require('audit-race');

const [, , databaseUrl, keepNewest] = process.argv;

async function prune() {
  const audit = new AuditService({ databaseUrl });
  const { deleted } = await audit.prune({ keepNewest: Number(keepNewest) });
  await audit.close();
  process.stdout.write(`${deleted}\n`);
}

prune().catch((error) => {
  process.exitCode = 1;
  process.stderr.write(`${error.stack}\n`);
});
