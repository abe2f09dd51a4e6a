// A thread with an audit log of its own: records 100 entries that nobody waits for, and ends as it is told.
const { parentPort, workerData } = require('node:worker_threads');
const { AuditService } = require('audit-race');

let log;
let receipt;

function recordHundred() {
  log = new AuditService({ databaseUrl: workerData.databaseUrl, batchEntriesMax: 100 });
  for (let number = 1; number <= 100; number += 1) {
    receipt = log.record({ eventType: 'plan.applied', actor: 'ada', details: { number } });
  }
}

if (workerData.end !== 'exit listener') {
  recordHundred();
}
switch (workerData.end) {
  case 'exit listener':
    process.once('exit', recordHundred);
    break;
  case 'exit':
    process.exit();
    break;
  case 'throw':
    throw new Error('nobody catches this');
  case 'wait':
    parentPort.postMessage('recorded');
    // As long as nobody ends it: without a turn of the event loop nothing is stored.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    break;
  case 'receipt':
    // Later entries are on their way when the receipt resolves.
    for (let number = 101; number <= 5000; number += 1) {
      log.record({ eventType: 'plan.applied', actor: 'ada', details: { number } });
    }
    receipt.stored().then(() => parentPort.postMessage('stored'));
    break;
  default:
}
