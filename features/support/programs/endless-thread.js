// A thread that is asked questions: one that ends only when nobody waits for it any more, and one that is answered at once.
const { parentPort, workerData } = require('node:worker_threads');
const { CallServer } = require('#audit-log/engines/worker/call-server');
const { CallStop } = require('#audit-log/engines/worker/call-stop');
const { toFailure } = require('#audit-log/engines/worker/worker-protocol');

const rules = { isBusy: () => false, busyTimeoutMs: 0, tell: toFailure };
const server = new CallServer(parentPort, new CallStop(workerData.stop), rules);
const begun = new Int32Array(workerData.begun);

const questions = {
  list() {
    Atomics.store(begun, 0, 1);
    Atomics.notify(begun, 0);
    for (;;) {
      server.refuseStopped();
    }
  },
  get: () => 'the answer',
  close: () => undefined,
};

server.start(
  () => questions,
  () => undefined,
);
