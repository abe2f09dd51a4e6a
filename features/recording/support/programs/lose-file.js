// Stores two entries, deletes its file, records one more, and exits: what that one is stored by is the exit.
const { rmSync } = require('node:fs');
const { AuditService } = require('audit-race');

async function run([databaseUrl, file]) {
  const audit = new AuditService({ databaseUrl, batchWaitMs: 60_000 });
  audit.record({ eventType: 'plan.applied' });
  audit.record({ eventType: 'plan.applied' });
  await audit.flush();
  for (const side of ['', '-wal', '-shm']) {
    rmSync(file + side);
  }
  audit.record({ eventType: 'plan.applied' });
  process.exit();
}

run(process.argv.slice(2)).catch((error) => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
