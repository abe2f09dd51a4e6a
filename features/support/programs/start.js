// Does as little with a log as WHAT says, and ends.
const { AuditService } = require('audit-race');

const work = {
  imports: () => undefined,
  makes: () => new AuditService(),
  stores: async () => {
    const audit = new AuditService();
    audit.record({ eventType: 'plan.applied' });
    await audit.close();
  },
  reads: async () => {
    const audit = new AuditService();
    audit.record({ eventType: 'plan.applied' });
    await audit.listEntries();
    await audit.close();
  },
};

work[process.env.WHAT]();
