// Stores three entries, has the link lead elsewhere, records two more, and exits: what these are stored by is the exit.
const { rmSync, symlinkSync } = require('node:fs');
const { AuditService } = require('audit-race');

async function run([databaseUrl, link, there]) {
  const audit = new AuditService({ databaseUrl, batchWaitMs: 60_000 });
  const record = (count) => {
    for (let number = 1; number <= count; number += 1) {
      audit.record({ eventType: 'plan.applied' });
    }
  };
  record(3);
  await audit.flush();
  rmSync(link);
  symlinkSync(there, link);
  record(2);
  process.exit();
}

run(process.argv.slice(2)).catch((error) => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
