// Loops that poll with timers that nobody controls: they must not outlive the search that refuses them.
import { setInterval as repeat, setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { exploreInterleavings } from '@audit-race/interleavings';

const polls = {
  callbacks: () => new Promise(() => poll(setTimeout)),
  immediates: () => new Promise(() => poll(setImmediate)),
  intervals: () => new Promise(() => setInterval(() => undefined, 1)),
  async promises() {
    for (;;) {
      await sleep(1);
    }
  },
  async 'long waits'() {
    for (;;) {
      await promisify(setTimeout)(1_000_000);
    }
  },
  async iterators() {
    for await (const _ of repeat(1)) {
      // It never ends.
    }
  },
};

function poll(start) {
  start(() => poll(start), 1);
}

let refused = 0;
for (const [name, run] of Object.entries(polls)) {
  const setup = (turns) => {
    const work = turns.control('work', () => undefined);
    return { callers: [{ name: 'A', run: () => work().then(run) }], check: () => undefined };
  };
  const { code } = await exploreInterleavings({ name, setup }).catch((error) => error);
  refused += code === 'UNCONTROLLED_ASYNCHRONY' ? 1 : 0;
}
process.stdout.write(`${refused} of ${Object.keys(polls).length} refused`);
