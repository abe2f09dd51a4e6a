// Records an entry at AUDIT_DATABASE_URL and flushes the log, and prints as JSON what came of it.
const { AuditService } = require('audit-race');

const audit = new AuditService();
audit.record({ eventType: 'plan.applied' });
audit
  .flush()
  .catch(({ code, message }) => {
    process.stdout.write(JSON.stringify({ code, message, retries: audit.stats().retries }));
    return audit.close();
  })
  // What could not be stored has been told by the flush.
  .catch(() => undefined);
