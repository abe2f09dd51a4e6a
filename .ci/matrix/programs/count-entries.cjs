// Prints the number of entries in the log of the given folder.
const { AuditService } = require('audit-race');

async function main() {
  const audit = new AuditService({ databaseUrl: `sqlite://${process.argv[2]}/audit.db` });
  process.stdout.write(String(await audit.count()));
  await audit.close();
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
