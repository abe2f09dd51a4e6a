// Does to a log, again and again, all that may change the size of its files: stores, prunes, gives room back, writes the log of
// latest commits into the file. It goes on until it is killed, and ends by itself when its file is called spoilt.
const Database = require('better-sqlite3');
const { PackedRows } = require('#audit-log/domain/packed-rows');
const { openBeside } = require('#audit-log/engines/sqlite/opening/open-beside');
const { SightMemory } = require('#audit-log/engines/sqlite-file/sight-memory');
const { SqliteReader } = require('#audit-log/engines/sqlite/sqlite-reader');
const { SqliteStore } = require('#audit-log/engines/sqlite/sqlite-store');

const file = process.argv[2];
const memory = new SightMemory();
const store = new SqliteStore(file, 10_000, { keep: (sight) => memory.write(sight) });
const known = { ...store.files, sight: memory.memory };
const reader = new SqliteReader(openBeside(known, 10_000), () => undefined);
const database = new Database(file, { timeout: 10_000 });
const details = JSON.stringify('x'.repeat(3000));
const CHECKPOINTS = ['PASSIVE', 'FULL', 'RESTART', 'TRUNCATE'];

function makeRow(number) {
  return [`${process.pid}-${number}`, 1, 'stirred', ...Array(10).fill(null), details];
}

store.createTables();
process.send('ready');
for (let round = 1; process.connected; round += 1) {
  const rows = Array.from({ length: 60 }, (_, index) => makeRow(round * 100 + index));
  // A writer of its own each time: pruning forgets writers of whom nothing is left.
  store.store({ writer: `${process.pid}-${round}`, batch: 1, pieces: PackedRows.from(rows).pieces });
  if (round % 3 === 0) {
    store.prune({ time: 2, id: '' }, 500);
    database.pragma(`incremental_vacuum(${round % 2 === 0 ? 10 : 1000})`);
  }
  database.pragma(`wal_checkpoint(${CHECKPOINTS[round % CHECKPOINTS.length]})`);
  reader.count({});
}
