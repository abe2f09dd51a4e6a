// Uses a log at AUDIT_DATABASE_URL, and over a pool, as busily as a program can, and prints how many entries one transaction has brought.
const { AuditService, createPostgresEngine } = require('audit-race');
const { Client, Pool } = require('pg');

const connectionString = process.env.AUDIT_DATABASE_URL;

async function work(audit) {
  for (let count = 0; count < 100; count += 1) {
    audit.record({ eventType: 'plan.applied', actor: `actor ${count % 3}` });
  }
  await Promise.all([audit.listEntries(), audit.count(), audit.verify(), audit.flush(), audit.listEntries()]);
  await Promise.all([audit.prune({ keepNewest: 50 }), audit.erase({ actor: 'actor 1' })]);
}

async function recordWithin(audit) {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query('BEGIN');
  const within = audit.within(client);
  await Promise.all(
    [1, 2, 3].map((nth) => within.record({ eventType: 'plan.undone', actor: `actor ${nth}` })),
  );
  await client.query('COMMIT');
  await client.end();
  return await audit.count({ eventType: 'plan.undone' });
}

async function main() {
  const pool = new Pool({ connectionString, max: 3 });
  const audit = new AuditService({ spillFile: false });
  const pooled = new AuditService({ createEngine: () => createPostgresEngine({ pool }) });
  await audit.ensureSession();
  await Promise.all([work(audit), work(pooled)]);
  process.stdout.write(String(await recordWithin(audit)));
  await Promise.all([audit.close(), pooled.close()]);
  await pool.end();
}

main().catch((error) => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
