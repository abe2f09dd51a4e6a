// Opens a log, stores as many rows as it is told to, now and later, says so, and keeps it open as long as its parent wants.
const { makeRow } = require('#audit-log/contract/trial-store');
const { PackedRows } = require('#audit-log/domain/packed-rows');
const { SqliteStore } = require('#audit-log/engines/sqlite/sqlite-store');

const store = new SqliteStore(process.argv[2], 5000);
store.createTables();
let stored = 0;
const storeMore = (count) => {
  const rows = Array.from({ length: count }, (_, index) =>
    makeRow(`id-${stored + index + 1}`, stored + index + 1),
  );
  store.storeRows(PackedRows.from(rows).pieces);
  stored += count;
  process.send('open');
};
process.once('disconnect', () => {
  try {
    store.close();
  } catch (error) {
    // Another file may be in its place by then.
    if (error.code !== 'STORE_LEFT') {
      throw error;
    }
  }
});
process.on('message', storeMore);
storeMore(Number(process.argv[3] ?? 0));
