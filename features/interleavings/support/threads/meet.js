// A plain file, because a worker thread of Node 20 cannot start from TypeScript.
const { parentPort, workerData } = require('node:worker_threads');
const { SharedBarrier } = require('#interleavings/barriers/shared-barrier');

const barrier = SharedBarrier.join(workerData.handle);
const places = [];
try {
  for (let round = 0; round < workerData.rounds; round += 1) {
    places.push(barrier.waitSync());
  }
  parentPort.postMessage({ places });
} catch (error) {
  parentPort.postMessage({ places, message: error.message });
}
