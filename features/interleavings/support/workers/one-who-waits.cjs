const { isMainThread } = require('node:worker_threads');

/** In a thread of its own, the callers wait for something that is not controlled. */
exports.experiment = {
  name: 'one who waits',
  setup(turns) {
    const step = turns.control('step', () => undefined);
    const run = async () => {
      for (let steps = 0; steps < 8; steps += 1) {
        await step();
        if (!isMainThread) {
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      }
    };
    return { callers: ['Ada', 'Bob', 'Cy'].map((name) => ({ name, run })), check: () => undefined };
  },
};
