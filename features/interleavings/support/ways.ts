import { ok } from 'node:assert/strict';
import { AsyncResource } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { checkedWays } from './checked-ways';
import { experiment } from './experiment';
import { named } from './models';
import type { Family } from './search';

/** Unusual but sound experiments, by what their callers do. */
export const ways: Readonly<Record<string, Family>> = {
  ...checkedWays,
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
  'are talked about': () => {
    // Bound here, where nobody runs.
    const anonymously = AsyncResource.bind((say: () => void) => say());
    return {
      name: 'an unusual experiment',
      setup: (turns) => ({
        callers: named(2, () => anonymously(() => turns.note({ kind: 'remarked', text: 'says so' }))),
        check: () => undefined,
      }),
    };
  },
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
  'begin something inside an operation that takes real time': experiment((turns) => {
    let done = 0;
    const work = turns.control('work', () => {
      done += 1;
    });
    const begin = turns.control('begin', async () => {
      const { promise, resolve } = signal();
      promise.then(work).catch(() => undefined);
      await delay(1);
      return resolve;
    });
    const run = async () => {
      const goOn = await begin();
      goOn();
    };
    return { callers: named(2, run), check: () => ok(done === 2, `${done} of 2 are done`) };
  }),
  'work a very long time': experiment((turns) => {
    const work = turns.control('work', () => undefined);
    const run = async () => {
      for (let done = 0; done < 1200; done += 1) {
        await work();
      }
    };
    return { callers: named(1, run), check: () => ok(false, 'it took too long') };
  }),
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

function signal() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
