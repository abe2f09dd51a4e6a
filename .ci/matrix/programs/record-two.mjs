// Records two entries, reads the first, and does not close the log: the second is stored at the exit of the process.
import { AuditService } from 'audit-race';

async function main() {
  const audit = new AuditService({ databaseUrl: 'sqlite:audit.db' });
  await audit.record({ eventType: 'plan.applied' }).stored();
  if ((await audit.count()) !== 1) {
    throw new Error('What was stored cannot be read.');
  }
  audit.record({ eventType: 'plan.left' });
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
