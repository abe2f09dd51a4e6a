// Stores batches of three rows for as long as it lives, and tells of each when it is stored.
const { randomUUID } = require('node:crypto');
const { createEngine } = require('audit-race');

async function main() {
  const engine = await createEngine(process.env.AUDIT_DATABASE_URL);
  const writer = randomUUID();
  for (let batch = 1; ; batch += 1) {
    const rows = [1, 2, 3].map(() => [randomUUID(), batch, 'plan.applied', ...Array(10).fill(null), null]);
    await engine.store({ writer, batch, rows });
    process.stdout.write('stored\n');
  }
}

main().catch((error) => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
