// A process records more than there is room for, and exits at once. Then this one looks what is stored, and prunes it. Prints what happened.
const { spawnSync } = require('node:child_process');
const { AuditService } = require('audit-race');

const { FOLDER: folder, EXITS: exits } = process.env;
const COUNT = 4000;
const KEPT = 10;

function openLog() {
  return new AuditService({ databaseUrl: `sqlite://${folder}/audit.db` });
}

function recordAndExit() {
  const audit = openLog();
  for (let number = 0; number < COUNT; number += 1) {
    audit.record({ eventType: 'plan.applied', details: 'x'.repeat(3000) });
  }
  process.exit();
}

async function lookAndPrune() {
  const env = { ...process.env, EXITS: 'now' };
  const { stderr: said } = spawnSync(process.execPath, [__filename], { env, encoding: 'utf8' });
  const audit = openLog();
  const storedCount = await audit.count({ eventType: 'plan.*' });
  const { deleted } = await audit.prune({ keepNewest: KEPT });
  await audit.close();
  process.stdout.write(JSON.stringify({ recordedCount: COUNT, storedCount, said, deleted, keptCount: KEPT }));
}

if (exits === 'now') {
  recordAndExit();
} else {
  lookAndPrune().catch((error) => process.stderr.write(String(error.stack)));
}
