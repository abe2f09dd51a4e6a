// A search that begins in a callback of somebody else: what goes wrong in its first order is a finding all the same.
const { exploreInterleavings } = require('@audit-race/interleavings');

const abandoned = [];

async function explore() {
  const { failing, interleavings } = await exploreInterleavings({
    name: 'a search that begins in a timer',
    setup(turns) {
      const work = turns.control('work', () => {
        abandoned.push(Promise.reject(new Error('nobody waits')));
      });
      return { callers: ['A', 'B'].map((name) => ({ name, run: work })), check: () => undefined };
    },
  });
  process.stdout.write(`${failing} of ${interleavings} fail\n`);
}

setTimeout(explore, 1);
