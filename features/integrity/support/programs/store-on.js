// Stores entries into a log, and prunes now and then, until it is killed. Says so whenever a batch is stored.
const { AuditService } = require('audit-race');

const [databaseUrl, actor] = process.argv.slice(2);
const audit = new AuditService({ databaseUrl, batchEntriesMax: 50, batchWaitMs: 1 });

async function storeOn() {
  for (let batch = 1; ; batch += 1) {
    for (let entry = 0; entry < 20; entry += 1) {
      audit.record({ eventType: 'plan.applied', actor, details: { batch, entry } });
    }
    await audit.flush();
    if (batch % 7 === 0) {
      await audit.prune({ keepNewest: 500 });
    }
    process.send(batch);
  }
}

storeOn().catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
