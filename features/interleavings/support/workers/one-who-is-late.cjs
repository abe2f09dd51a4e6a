const { isMainThread } = require('node:worker_threads');
const { setTimeout: sleep } = require('node:timers/promises');

let last;

/** The other threads soon have all that is left, and there the last operation of all goes wrong when no order is left. */
exports.experiment = {
  name: 'one who is late',
  setup(turns) {
    const step = turns.control('step', () => {
      if (isMainThread) {
        return sleep(20);
      }
      clearTimeout(last);
      last = setTimeout(() => {
        throw new Error('nobody waits');
      }, 20);
      return;
    });
    const run = async () => {
      await step();
      await step();
      await step();
    };
    return { callers: ['Ada', 'Bob'].map((name) => ({ name, run })), check: () => undefined };
  },
};
