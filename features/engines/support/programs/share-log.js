// Stores rows in one log after another, each when it is told its URL. Answers with the error, or null.
const { createEngine } = require('audit-race');
const { storeAtExit } = require('#audit-log/engines/create-engine');

function makeRow(number) {
  return [`${process.pid}-${number}`, number, 'plan.applied', ...Array(11).fill(null)];
}

async function storeIn({ url, rowCount }) {
  // Without the time that a thread takes to start, the processes meet at the very moment when the file is made.
  storeAtExit(url, [makeRow(0)]);
  const engine = await createEngine(url);
  try {
    await engine.createTables();
    for (let number = 1; number < rowCount; number += 1) {
      await engine.store({ writer: String(process.pid), batch: number, rows: [makeRow(number)] });
    }
  } finally {
    await engine.close();
  }
}

process.on('message', (log) => {
  storeIn(log).then(
    () => process.send(null),
    (error) => process.send(`${error.code}: ${error.message}`),
  );
});
process.send('ready');
