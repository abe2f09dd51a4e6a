// Kept before anybody can put something else in its place.
const kept = queueMicrotask;
const { exploreInterleavings } = await import('@audit-race/interleavings');

/** Two callers with one operation each, who note something in a microtask behind it, and in one behind that. */
function experimentOf(queue) {
  return {
    name: 'a microtask',
    setup(turns) {
      const noted = [];
      const work = turns.control('work', () => undefined);
      const run = async () => {
        await work();
        queue(() => queue(() => noted.push('behind')));
      };
      return { callers: ['A', 'B'].map((name) => ({ name, run })), check: () => undefined };
    },
  };
}

const current = await exploreInterleavings(experimentOf((callback) => queueMicrotask(callback)));
const before = await exploreInterleavings(experimentOf(kept));
process.stdout.write(`${current.interleavings} and ${before.interleavings} orders\n`);
