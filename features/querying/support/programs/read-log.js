// Opens a log for reading, as a user who may write nowhere, and tells what it finds in every way that there is to ask.
const { once } = require('node:events');
const promises = require('node:fs/promises');
const { openForReading } = require('audit-race');

async function read(databaseUrl) {
  const audit = await openForReading({ databaseUrl });
  try {
    if (process.argv[3] === 'twice') {
      await audit.count();
      process.stdout.write('read\n');
      await once(process.stdin, 'data');
    }
    const { entries: page } = await audit.listEntries({ limit: 1000 });
    const streamed = [];
    for await (const entry of audit.entries()) {
      streamed.push(entry);
    }
    const found = await Promise.all(page.map(({ id }) => audit.getEntry(id)));
    const filtered = await audit.count({ eventType: 'plan.*', actor: 'ada' });
    return [page.length, streamed.length, found.filter(Boolean).length, filtered, await audit.count()];
  } finally {
    await audit.close();
    process.stdin.destroy();
  }
}

// To root everything is allowed. Whoever runs this as another user has few rights already.
if (process.getuid?.() === 0) {
  process.setgid(65_534);
  process.setuid(65_534);
}
if (process.argv[3] === 'killed') {
  const { copyFile } = promises;
  promises.copyFile = async (...args) => {
    await copyFile(...args);
    process.kill(process.pid, 'SIGKILL');
  };
}
read(process.argv[2]).then(
  (counts) => process.stdout.write(JSON.stringify({ counts })),
  (error) => process.stdout.write(JSON.stringify({ code: error.code, message: error.message })),
);
