import { AuditService } from 'audit-race';

async function main() {
  const audit = new AuditService({ databaseUrl: `sqlite://${process.env.STORE_FILE}` });
  await audit.ensureSession();
  await audit.record({ eventType: 'plan.applied' }).stored();
  if ((await audit.count()) !== 1) {
    throw new Error('What was stored cannot be read.');
  }
  audit.record({ eventType: 'plan.left' });
  process.exit();
}

main().catch((error) => {
  process.stderr.write(`${error.code} ${error.message}\n`);
  process.exitCode = 1;
});
