import { ok } from 'node:assert/strict';
import { AsyncResource } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { InterleavingSubject, Turns } from 'audit-race/harness';
import { named } from './models';
import type { Family } from './search';

/** Unusual but sound experiments, by what their callers do. */
export const ways: Readonly<Record<string, Family>> = {
  'may lose the answer after the row is stored': experiment((turns) => {
    let rows = 0;
    const store = async () => {
      await delay(1);
      rows += 1;
    };
    const fault = async () => {
      await store();
      return new Error('the answer got lost');
    };
    return {
      callers: named(2, turns.control('store', store, { fault })),
      check: () => ok(rows === 2, `${rows} rows are stored`),
    };
  }),
  'lose track of who they are': (callers) => {
    // Bound here, where nobody runs, as a pool binds its callbacks.
    const anonymously = AsyncResource.bind((work: () => Promise<void>) => work());
    return experiment((turns) => {
      const work = turns.control('work', () => turns.note({ kind: 'remarked', text: 'works for nobody' }));
      return { callers: named(callers, () => anonymously(work)), check: () => undefined };
    })(callers);
  },
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
  'fail with words instead of errors': experiment((turns) => ({
    callers: named(
      2,
      turns.control('work', () => Promise.reject('no luck')),
    ),
    check: () => undefined,
  })),
  'fail with several words': experiment((turns) => ({
    callers: named(
      2,
      turns.control('work', () => Promise.reject(new Error('not equal:\n\n1 !== 2'))),
    ),
    check: () => undefined,
  })),
  'fail with nothing that has words': experiment((turns) => ({
    callers: named(
      2,
      turns.control('work', () => Promise.reject(Object.create(null))),
    ),
    check: () => undefined,
  })),
  'fail without a word': experiment((turns) => ({
    callers: named(
      2,
      turns.control('work', () => Promise.reject(Object.assign(new RangeError('?'), { message: '' }))),
    ),
    check: () => undefined,
  })),
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
  'begin something inside an operation that fails': experiment((turns) => {
    let done = 0;
    const work = turns.control('work', () => {
      done += 1;
    });
    const begin = turns.control('begin', () => {
      queueMicrotask(work);
      throw new Error('begun, and failed');
    });
    return { callers: named(2, begin), check: () => ok(done === 2, `${done} of 2 are done`) };
  }),
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
  'work a very long time': experiment((turns) => {
    const work = turns.control('work', () => undefined);
    const run = async () => {
      for (let done = 0; done < 1200; done += 1) {
        await work();
      }
    };
    return { callers: named(1, run), check: () => ok(false, 'it took too long') };
  }),
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
  'have forty ways to go on': experiment((turns) => {
    let rung = 0;
    const race = () =>
      new Promise<void>((resolve) => {
        const cancels = Array.from({ length: 40 }, (_, index) =>
          turns.startTimer(index, () => {
            rung = index;
            for (const cancel of cancels) {
              cancel();
            }
            resolve();
          }),
        );
      });
    return { callers: named(1, race), check: () => ok(rung < 39, `timer ${rung} rang first`) };
  }),
  'open and close a door': experiment((turns) => {
    const door = { isOpen: false };
    turns.watch(door, 'isOpen', { slot: 'open' });
    const open = turns.control('open', () => {
      door.isOpen = !door.isOpen;
    });
    return { callers: named(1, open), check: () => ok(false, 'a half of an \ud83d is left, and \uffff') };
  }),
  'empty and fill a variable': experiment((turns) => {
    const cache: { entry: object | number | undefined } = { entry: 7 };
    turns.watch(cache, 'entry', { slot: 'cache' });
    const run = async () => {
      cache.entry = undefined;
      await fill();
    };
    const fill = turns.control('fill', () => {
      cache.entry = {};
    });
    return { callers: named(2, run), check: () => ok(cache.entry === undefined, 'the cache is filled') };
  }),
};

function experiment(setup: (turns: Turns) => InterleavingSubject): Family {
  return () => ({ name: 'an unusual experiment', setup });
}
