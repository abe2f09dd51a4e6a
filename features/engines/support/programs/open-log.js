// Opens a log in this very thread, when it is told to.
const { SqliteStore } = require('#audit-log/engines/sqlite/sqlite-store');

process.once('message', () => {
  const store = new SqliteStore(process.argv[2], 5000);
  store.createTables();
  store.close();
});
process.send('ready');
