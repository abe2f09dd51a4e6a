// Opens a log that may not be written, then one that may, as a user to whom that makes a difference; tells what came of it.
const { appendFileSync, chmodSync, readdirSync } = require('node:fs');
const { dirname } = require('node:path');
const { explainSqliteFailures } = require('#audit-log/engines/sqlite-file/explain-sqlite-failure');
const { SqliteStore } = require('#audit-log/engines/sqlite/sqlite-store');
const { toFailure } = require('#audit-log/engines/worker/worker-protocol');

// To root everything is allowed. Whoever runs this as another user has few rights already.
if (process.getuid?.() === 0) {
  process.setgid(65_534);
  process.setuid(65_534);
}

const [, , file, lacking] = process.argv;
const tryToOpen = () => {
  try {
    new SqliteStore(file, 0).close();
    return 'opened';
  } catch (error) {
    const { code, message } = explainSqliteFailures(file)(toFailure(error), 'start');
    return `${code} ${message}`;
  }
};

tryToOpen();
appendFileSync(lacking, '');
chmodSync(lacking, 0o400);
const first = tryToOpen();
const files = readdirSync(dirname(file));
chmodSync(lacking, 0o600);
process.stdout.write(JSON.stringify({ first, files, after: tryToOpen() }));
