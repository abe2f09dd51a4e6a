// Opens a log, stores as many rows as it is told to, says so, and keeps it open as long as its parent wants.
const { makeRow } = require('#audit-log/contract/trial-store');
const { PackedRows } = require('#audit-log/domain/packed-rows');
const { SqliteStore } = require('#audit-log/engines/sqlite/sqlite-store');

const store = new SqliteStore(process.argv[2], 5000);
store.createTables();
const rows = Array.from({ length: Number(process.argv[3] ?? 0) }, (_, index) =>
  makeRow(`id-${index + 1}`, index + 1),
);
store.storeRows(PackedRows.from(rows).pieces);
process.once('disconnect', () => store.close());
process.send('open');
