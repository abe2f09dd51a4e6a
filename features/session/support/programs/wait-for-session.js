// Waits for the session of a log, as a user who is not root, and tells what comes of it.
const { AuditService } = require('audit-race');

// To root everything is allowed.
if (process.getuid?.() === 0) {
  process.setgid(65_534);
  process.setuid(65_534);
}
const audit = new AuditService({ databaseUrl: process.argv[2] });
audit
  .ensureSession()
  .then(
    () => 'open',
    (error) => error.code,
  )
  .then((told) => {
    process.stdout.write(told);
    return audit.close();
  });
