// Records entries, reads them back, and leaves one to be stored at the exit. Prints how many entries a new process will find.
const { AuditService } = require('audit-race');

const ENTRIES = 1000;

async function main() {
  const audit = new AuditService({ databaseUrl: 'sqlite:audit.db' });
  const known = await audit.count();
  for (let number = 1; number <= ENTRIES; number += 1) {
    audit.record({ eventType: 'plan.applied', actor: 'ada', subject: `plan/${number}`, outcome: 'success' });
  }
  const page = await audit.listEntries({ limit: 1 });
  if (page.entries[0]?.subject !== `plan/${ENTRIES}` || (await audit.count()) !== known + ENTRIES) {
    throw new Error('What was recorded cannot be read.');
  }
  audit.record({ eventType: 'plan.left', actor: 'ada', outcome: 'success' });
  process.stdout.write(String(known), () => process.exit());
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
