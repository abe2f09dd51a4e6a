// A function in the cloud: answers each call, and stands still until the next one.
const { AuditService } = require('audit-race');

const audit = new AuditService({ databaseUrl: 'sqlite:audit.db' });

process.on('message', async (number) => {
  audit.record({ eventType: 'function.called', subject: String(number) });
  await audit.flush();
  process.send(number);
});
