import { ok } from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { experiment } from './experiment';
import { named } from './models';
import type { Family } from './search';

/** Experiments that are unusual in what comes before their callers begin, or after they are done. */
export const checkedWays: Readonly<Record<string, Family>> = {
  'find a controlled operation done before they begin': () => ({
    name: 'an unusual experiment',
    async setup(turns) {
      let rows = 0;
      const store = turns.control('store', () => {
        rows += 1;
      });
      await store();
      const check = async () => {
        await store();
        ok(rows === 4, `${rows} rows are stored`);
      };
      return { callers: named(2, store), check };
    },
  }),
  'are checked by one who waits for timers': experiment((turns) => ({
    callers: named(
      2,
      turns.control('work', () => undefined),
    ),
    check: () =>
      new Promise<void>((resolve) => {
        turns.startTimer(9, () => ok(false, 'the longer timer rang first'));
        turns.startTimer(5, resolve);
      }),
  })),
  'are checked by one who takes real time, and then waits for a timer': experiment((turns) => ({
    callers: named(
      2,
      turns.control('work', () => undefined),
    ),
    async check() {
      await delay(3);
      await new Promise<void>((resolve) => turns.startTimer(5, resolve));
    },
  })),
  'wait for ever when they fail, and are checked slowly in the end': () => {
    let checks = 0;
    return {
      name: 'an unusual experiment',
      setup(turns) {
        const work = turns.control('work', () => undefined, { fault: () => new Error('no answer') });
        const run = async () => {
          await work();
          await work();
        };
        const runPatiently = () => run().catch(() => new Promise<never>(() => undefined));
        const callers = ['A', 'B'].map((name) => ({ name, run: runPatiently }));
        // By now dozens of callers have waited for ever, in other interleavings.
        const check = () => {
          checks += 1;
          return checks === 12 ? delay(60) : undefined;
        };
        return { callers, check };
      },
    };
  },
  'are checked by one who takes real time': experiment((turns) => ({
    callers: named(
      2,
      turns.control('work', () => undefined),
    ),
    check: () => delay(3),
  })),
  'are cleaned up after': experiment((turns) => ({
    callers: named(
      2,
      turns.control('work', () => undefined),
    ),
    check: () => undefined,
    // A schedule that is over takes no more timers; to start one is harmless.
    cleanUp: () => turns.startTimer(5, () => undefined)(),
  })),
};
