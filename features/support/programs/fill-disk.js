// Stores rows until it fails, and after that, when there is room again, until all are stored. Prints what happened as JSON.
const { execFileSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { createEngine } = require('audit-race');

const { STORE_FILE: file, ROOM_FILE: room, LACK: lack } = process.env;
const BATCHES_MAX = 400;
const failures = [];
let stored = 0;

function makeBatch(number) {
  return Array.from({ length: 50 }, (_, index) => {
    const time = number * 50 + index;
    return [
      `id-${String(time).padStart(6, '0')}`,
      time,
      'plan.applied',
      ...Array(10).fill(null),
      'x'.repeat(200),
    ];
  });
}

async function store(engine, number) {
  const rows = makeBatch(number);
  try {
    await engine.store({ writer: 'filling', batch: number + 1, rows });
    stored += rows.length;
    return true;
  } catch ({ code, transient }) {
    failures.push({ code, transient });
    return false;
  }
}

/**
 * For a database: the disk becomes larger. In a file: a process without a limit empties the log of latest commits. Where only that log
 * may not grow, nobody does anything: the store itself has copied it into the file.
 */
function makeRoom() {
  if (lack === 'room in the log of latest commits') {
    return;
  }
  if (lack === 'room for a database') {
    writeFileSync(room, 'There is room again.');
    return;
  }
  const emptyLog = `new (require('better-sqlite3'))(process.env.STORE_FILE).pragma('wal_checkpoint(TRUNCATE)')`;
  const script = 'ulimit -S -f unlimited; exec "$0" -e "$1"';
  execFileSync('sh', ['-c', script, process.execPath, emptyLog], { cwd: __dirname });
}

async function main() {
  const engine = await createEngine(`sqlite://${file}`);
  await engine.createTables();
  let number = 0;
  while (number < BATCHES_MAX && (await store(engine, number))) {
    number += 1;
  }
  makeRoom();
  await store(engine, number);
  await engine.close();
  process.stdout.write(JSON.stringify({ failures, stored }));
}

main().catch((error) => process.stderr.write(String(error)));
