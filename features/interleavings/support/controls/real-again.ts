import timers from 'node:timers';
import promised from 'node:timers/promises';
import type { InterleavingSubject, Turns } from '@audit-race/interleavings';
import type { Family } from '../search';
import { loadImported } from './load-imported';
import { doneBy } from './subject';

/** Everything that tells or takes time, as it is now. */
export function timesOfNode(): readonly unknown[] {
  const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } = globalThis;
  return [
    [setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate],
    [timers.setTimeout, timers.setInterval, timers.setImmediate, timers.clearTimeout],
    [promised.setTimeout, promised.setInterval, promised.setImmediate],
    [promised.scheduler.wait, promised.scheduler.yield, Object.keys(promised.scheduler)],
    [AbortSignal.timeout, Date, Date.now, performance.now, process.hrtime, process.hrtime.bigint],
  ].flat();
}

/** What an ES module has imported, and what it would import now. */
export async function importedTimes() {
  const { importedNow } = await loadImported();
  return { imported: importedNow(), now: [timers.setTimeout, promised.setTimeout] };
}

/** Explorations that end in each way there is, by what happens in them. */
export const endings: Readonly<Record<string, Family>> = {
  'all goes well': ending(() => doneBy(() => promised.setTimeout(10))),
  'a check fails': ending(() => ({ ...doneBy(() => promised.setTimeout(10)), check: fail })),
  'a set-up fails': ending(fail),
  'a clean-up fails': ending(() => ({ ...doneBy(() => promised.setTimeout(10)), cleanUp: fail })),
  'an order is given up': ending((turns) => {
    const work = turns.control('work', () => undefined);
    return doneBy(async () => {
      for (;;) {
        await work();
      }
    }, ['A']);
  }),
};

function ending(setup: (turns: Turns) => InterleavingSubject): Family {
  return () => ({
    name: 'an exploration that ends',
    setup(turns) {
      turns.controlTimers();
      return setup(turns);
    },
  });
}

function fail(): never {
  throw new Error('it was to fail');
}
