import { ok } from 'node:assert/strict';
import { setTimeout as delay, setImmediate as eventLoop } from 'node:timers/promises';
import type { BrokenSearch } from './broken-search';
import { callersDo } from './callers-do';
import { named } from './models';
import type { Family } from './search';

/** Promises whose rejection nobody will ever look at, on purpose. */
const abandoned: Promise<unknown>[] = [];

/** Rehearsed, counted, and told: whoever sees an order more often than that sees it played again for comparison. */
const TIMES_USUAL = 2;

/** What the last operation of an order leaves behind. */
interface Leaving {
  /** An operation of its order. */
  readonly step: (name: string) => Promise<void>;
  /** How often this order has been played, this time included. */
  readonly times: number;
  /** How many orders have been played, this one included. */
  readonly setups: number;
}

/** Searches in which an operation leaves work behind that goes wrong, by what it is. */
export const leftBehindSearches: Readonly<Record<string, () => BrokenSearch>> = {
  'what was left behind is rejected in time only where an order is played again': () =>
    leaving(({ times }) => {
      if (times > TIMES_USUAL) {
        abandoned.push(eventLoop().then(fail));
      }
    }),
  'a timer that was left behind throws in time only where an order is played again': () =>
    leaving(({ times }) => {
      if (times > TIMES_USUAL) {
        setImmediate(fail);
      }
    }),
  'what was left behind calls an operation when all is over, and catches what it is told': () =>
    leaving(({ step, setups }) => {
      // Not in the first order, at whose end one looks for a while whether somebody goes on.
      if (setups > 10) {
        abandoned.push(callLater(step));
      }
    }),
};

/** Callers beside whom something goes wrong while they go on, in every run of an order. */
export const errorsBeside: Readonly<Record<string, Family>> = {
  'have operations that lose a rejection': callersDo((_work, turns) => turns.control('work', reject)),
  'have slow operations that lose a rejection': callersDo((_work, turns) =>
    turns.control('work', async () => {
      await delay(1);
      reject();
    }),
  ),
  'are set up slowly by one who loses a rejection': (callers) => ({
    name: 'a slow set-up',
    async setup(turns) {
      const work = turns.control('work', () => undefined);
      await delay(1);
      reject();
      return { callers: named(callers, work), check: () => undefined };
    },
  }),
  'are woken by what was left behind, while an error is told': (callers) => ({
    name: 'one who is woken',
    setup(turns) {
      let wake = (): void => undefined;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const ring = turns.control('ring', () => {
        setImmediate(wake);
      });
      const open = turns.control('open', fail);
      const work = turns.control('work', () => undefined);
      const [first, ...others] = named(callers, async () => {
        await woken;
        await work();
      });
      const run = async () => {
        await ring();
        await open().catch(() => undefined);
      };
      return { callers: [{ name: String(first?.name), run }, ...others], check: () => undefined };
    },
  }),
};

/** Two callers of two steps each; it goes wrong where the second is the last, and each last step leaves something behind. */
function leaving(leave: (left: Leaving) => void): BrokenSearch {
  const played = new Map<string, number>();
  const search: BrokenSearch = {
    setups: 0,
    options: { joinsMax: 0 },
    experiment: {
      name: 'two who leave something behind',
      setup(turns) {
        search.setups += 1;
        const course: string[] = [];
        const step = turns.control('step', (name: string): void => {
          course.push(name);
          if (course.length === 6) {
            const key = course.join();
            const times = (played.get(key) ?? 0) + 1;
            played.set(key, times);
            leave({ step, times, setups: search.setups });
          }
        });
        const callers = named(2, () => undefined).map(({ name }) => ({
          name,
          async run() {
            course.push(`start of ${name}`);
            await step(name);
            await step(name);
          },
        }));
        return { callers, check: () => ok(course.at(-1) === callers[0]?.name, 'the second was the last') };
      },
    },
  };
  return search;
}

async function callLater(step: Leaving['step']): Promise<void> {
  await eventLoop();
  await eventLoop();
  await step('later').catch(() => undefined);
}

function reject(): void {
  abandoned.push(Promise.reject(new Error('nobody waits')));
}

function fail(): never {
  throw new Error('nobody waits');
}
