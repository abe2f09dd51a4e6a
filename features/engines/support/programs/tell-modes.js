// Opens a log with a umask, and tells who may do what with its files and with the folder above it.
const { statSync } = require('node:fs');
const { dirname } = require('node:path');
const { SqliteStore } = require('#audit-log/engines/sqlite/sqlite-store');

const [, , file, umask] = process.argv;
process.umask(Number.parseInt(umask, 8));
const store = new SqliteStore(file, 5000);
store.createTables();
const modes = [dirname(file), file, `${file}-wal`, `${file}-shm`].map((path) =>
  (statSync(path).mode & 0o777).toString(8),
);
store.close();
process.stdout.write(modes.join(' '));
