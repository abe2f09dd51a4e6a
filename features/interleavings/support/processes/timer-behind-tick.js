/**
 * Each caller uses a `nextTick` that was kept, which is harmless and takes the explorer a closer look. A caller who meets
 * another starts a timer that nobody controls. In this process nobody uses AsyncLocalStorage, so promises take no ids.
 */
const { nextTick } = process;
const { exploreInterleavings } = require('@audit-race/interleavings');

function setup(turns) {
  const work = turns.control('work', () => undefined);
  let isBusy = false;
  const run = async () => {
    nextTick(() => undefined);
    if (isBusy) {
      setTimeout(() => undefined, 1);
    }
    isBusy = true;
    await work();
    isBusy = false;
  };
  return { callers: ['A', 'B'].map((name) => ({ name, run })), check: () => undefined };
}

exploreInterleavings({ name: 'a timer behind a tick', setup });
