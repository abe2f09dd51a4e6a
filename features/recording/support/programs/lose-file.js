// Stores two entries, deletes its file or drops its tables, records one more, and exits: what that one is stored by is the exit.
const { rmSync } = require('node:fs');
const { AuditService } = require('audit-race');
const Database = require('better-sqlite3');

async function run([databaseUrl, file, loss]) {
  const audit = new AuditService({ databaseUrl, batchWaitMs: 60_000 });
  audit.record({ eventType: 'plan.applied' });
  audit.record({ eventType: 'plan.applied' });
  await audit.flush();
  lose(file, loss);
  audit.record({ eventType: 'plan.applied' });
  process.exit();
}

function lose(file, loss) {
  if (loss === 'deletes its file') {
    for (const side of ['', '-wal', '-shm']) {
      rmSync(file + side);
    }
    return;
  }
  const database = new Database(file);
  for (const table of ['audit_entry', 'audit_writer', 'audit_batch', 'audit_gone']) {
    database.exec(`DROP TABLE ${table}`);
  }
  database.close();
}

run(process.argv.slice(2)).catch((error) => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
