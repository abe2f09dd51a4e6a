// Opens a log, says so, and keeps it open as long as its parent wants.
const { SqliteStore } = require('#audit-log/engines/sqlite/sqlite-store');

const store = new SqliteStore(process.argv[2], 5000);
store.createTables();
process.once('disconnect', () => store.close());
process.send('open');
