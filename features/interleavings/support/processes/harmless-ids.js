// Not in the process of Cucumber: there, promises take asynchronous ids all along.
const { AsyncResource } = require('node:async_hooks');
const { exploreInterleavings } = require('@audit-race/interleavings');

exploreInterleavings({
  name: 'callers that take an id for no wait, in a callback of nextTick',
  setup(turns) {
    const work = turns.control('work', () => undefined);
    const run = () =>
      new Promise((resolve) => {
        process.nextTick(() => {
          const resource = new AsyncResource('ITS OWN');
          work().then(() => resource.runInAsyncScope(resolve));
        });
      });
    return { callers: [{ name: 'A', run: () => run().then(run) }], check: () => undefined };
  },
}).then(
  ({ interleavings, complete }) => process.stdout.write(`${interleavings} orders, complete: ${complete}`),
  ({ message }) => process.stdout.write(message),
);
