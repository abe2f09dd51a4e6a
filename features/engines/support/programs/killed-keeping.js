// Stores 20 rows, has its file moved away, and is killed when it has just taken its latest commits away.
const fs = require('node:fs');
const { makeRow } = require('#audit-log/contract/trial-store');
const { PackedRows } = require('#audit-log/domain/packed-rows');
const { SqliteStore } = require('#audit-log/engines/sqlite/sqlite-store');

const [, , file, away] = process.argv;
const { renameSync } = fs;
const store = new SqliteStore(file, 5000);
store.createTables();
const rows = Array.from({ length: 20 }, (_, index) => makeRow(`id-${index + 1}`, index + 1));
store.storeRows(PackedRows.from(rows).pieces);
renameSync(file, away);
fs.renameSync = (from, to) => {
  renameSync(from, to);
  process.kill(process.pid, 'SIGKILL');
};
store.close();
