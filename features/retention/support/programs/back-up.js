// Backs a log up, and says when it is half-way. Then it does nothing until it is told to go on.
const { readSync, writeSync } = require('node:fs');
const { AuditService } = require('audit-race');

const [, , databaseUrl, path] = process.argv;
let isHalfWay = false;

function onProgress({ copiedPages }) {
  if (copiedPages > 0 && !isHalfWay) {
    isHalfWay = true;
    writeSync(1, 'half-way\n');
    readSync(0, Buffer.alloc(1));
  }
}

async function main() {
  const audit = new AuditService({ databaseUrl });
  await audit.backup(path, { onProgress });
  await audit.close();
}

main().catch((error) => process.stderr.write(String(error.stack)));
