// Stores entries into a log, and prunes and erases now and then, until it is killed. Says so whenever a batch is stored, and before it prunes or
// erases.
const { AuditService } = require('audit-race');

const [databaseUrl, actor] = process.argv.slice(2);
const audit = new AuditService({ databaseUrl, batchEntriesMax: 50, batchWaitMs: 1 });

async function storeOn() {
  for (let batch = 1; ; batch += 1) {
    for (let entry = 0; entry < 20; entry += 1) {
      audit.record({ eventType: 'plan.applied', actor, details: { batch, entry } });
    }
    audit.record({ eventType: 'plan.applied', actor: `guest of ${actor}` });
    await audit.flush();
    process.send({ stored: batch });
    if (batch % 5 === 0) {
      process.send({ does: 'erases' });
      await audit.erase({ actor: `guest of ${actor}` });
    }
    if (batch % 7 === 0) {
      process.send({ does: 'prunes' });
      await audit.prune({ keepNewest: 500 });
    }
  }
}

storeOn().catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
