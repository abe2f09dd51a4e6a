// Ways to end with a log in a thread: part of the program in ending.js.
const { join } = require('node:path');
const { Worker } = require('node:worker_threads');

exports.threadEndings = ({ databaseUrl, facts, say }) => {
  /** Has a thread record 100 entries, and end in its own way or by ours. */
  function startThread(end) {
    const thread = new Worker(join(__dirname, 'recording-thread.js'), { workerData: { databaseUrl, end } });
    facts.recorded = 100;
    say();
    return thread;
  }

  /** The 100 entries of the thread have their receipts. */
  function sayStored() {
    facts.stored = facts.recorded;
    say();
  }

  return {
    'has a thread that records and exits': () => startThread('exit'),
    'has a thread that records and dies of an error': () => startThread('throw').on('error', () => undefined),
    'has a thread that records and is done': () => startThread('end'),
    'has a thread whose exit listener makes its first log': () => startThread('exit listener'),
    'exits as soon as a receipt has resolved in a thread': () =>
      startThread('receipt').on('message', () => {
        sayStored();
        process.exit();
      }),
    'ends a thread as soon as a receipt has resolved': () => {
      const thread = startThread('receipt').on('message', () => {
        sayStored();
        thread.terminate();
      });
    },
    'exits while a thread of it has just recorded': () =>
      startThread('wait').on('message', () => process.exit()),
    'ends a thread that has just recorded': () => {
      const thread = startThread('wait').on('message', () => thread.terminate());
    },
  };
};
