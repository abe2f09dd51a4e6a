// Records entries in an audit log of its own, together with other threads or processes on the same file.
const { isMainThread, parentPort, workerData } = require('node:worker_threads');
const { AuditService, createEngine } = require('audit-race');
const { SharedBarrier } = require('#interleavings/barriers/shared-barrier');

/** Records from several callers at once, and tells how many engines it took and which entries were accepted. */
async function record({ databaseUrl, entries }) {
  let created = 0;
  const audit = new AuditService({
    databaseUrl,
    createEngine: (url) => {
      created += 1;
      return createEngine(url);
    },
  });
  try {
    const receipts = Array.from({ length: entries }, () => audit.record({ eventType: 'plan.applied' }));
    await Promise.all([
      audit.ensureSession(),
      audit.ensureSession(),
      ...receipts.map((each) => each.stored()),
    ]);
    await audit.close();
    return { created, ids: receipts.map(({ id }) => id) };
  } catch (error) {
    return { created, ids: [], failure: `${error.code}: ${error.message}` };
  }
}

if (isMainThread) {
  process.once('message', async (task) => {
    process.send(await record(task));
    process.disconnect();
  });
  process.send('ready');
} else {
  SharedBarrier.join(workerData.handle).waitSync();
  record(workerData).then(
    (report) => parentPort.postMessage(report),
    (error) => process.stderr.write(String(error)),
  );
}
