// Records an entry in the log at AUDIT_DATABASE_URL, prints how many it finds, and closes nothing.
const { AuditService } = require('audit-race');

const audit = new AuditService();
audit.record({ eventType: 'plan.applied', actor: 'ada' });
audit.listEntries().then(({ entries }) => process.stdout.write(String(entries.length)));
