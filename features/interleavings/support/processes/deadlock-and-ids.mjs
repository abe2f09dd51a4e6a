// Callers who wait for each other, and draw ids on the way: Node fetches random bytes for many of them, with an asynchronous id.
import { randomUUID } from 'node:crypto';
import { describeInterleaving, exploreInterleavings } from '@audit-race/interleavings';

const setup = (turns) => {
  const work = turns.control('work', () => undefined);
  const run = async () => {
    await work();
    randomUUID();
    await new Promise(() => undefined);
  };
  return { callers: ['A', 'B'].map((name) => ({ name, run })), check: () => undefined };
};
const { smallest } = await exploreInterleavings({ name: 'a deadlock', setup });
process.stdout.write(describeInterleaving(smallest).split('\n').at(-1));
