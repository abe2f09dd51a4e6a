// A thread that holds a file, as another process does, until its program exits and so long after that.
const { parentPort, workerData } = require('node:worker_threads');
const Database = require('better-sqlite3');

const { file, exiting, holdMs } = workerData;
const database = new Database(file);
database.exec('BEGIN IMMEDIATE');
parentPort.postMessage('held');
Atomics.wait(exiting, 0, 0);
// It is now busy with work of its own.
Atomics.wait(exiting, 0, 1, holdMs);
database.exec('COMMIT');
database.close();
