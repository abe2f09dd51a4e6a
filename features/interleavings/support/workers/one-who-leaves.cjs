const { isMainThread } = require('node:worker_threads');

/** In a thread of its own, the first caller ends it. */
module.exports = {
  name: 'one who leaves',
  setup(turns) {
    const step = turns.control('step', () => undefined);
    const run = async () => {
      for (let steps = 0; steps < 8; steps += 1) {
        await step();
        if (!isMainThread) {
          process.exit(3);
        }
      }
    };
    return { callers: ['Ada', 'Bob', 'Cy'].map((name) => ({ name, run })), check: () => undefined };
  },
};
