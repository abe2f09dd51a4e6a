// Prints the entries of the log at AUDIT_DATABASE_URL as JSON, newest first.
const { AuditService } = require('audit-race');

const audit = new AuditService();
audit
  .listEntries()
  .then(({ entries }) => process.stdout.write(JSON.stringify(entries)))
  .finally(() => audit.close());
