import { equal, ok } from 'node:assert/strict';
import { setTimeout as delay, setImmediate as eventLoop } from 'node:timers/promises';
import { callersDo } from './callers-do';
import { lettersUpTo, named } from './models';
import type { Family } from './search';

const LOOKS_MAX = 5;

/** Callers by which the explorer shows what its claims are worth. */
export const claims: Readonly<Record<string, Family>> = {
  'open a client behind a function that only seems to wait': (callers) => ({
    name: 'one client',
    setup(turns) {
      let opened = 0;
      let client: number | undefined;
      const connect = turns.control('connect', (id: number) => id);
      const options = async () => await Promise.resolve({ url: 'x' });
      const ensure = async () => {
        if (client === undefined) {
          await options();
          opened += 1;
          client = opened;
        }
        return connect(client);
      };
      return { callers: named(callers, ensure), check: () => equal(opened, 1, `${opened} clients are open`) };
    },
  }),
  'read through a cache, and write beside it': cacheAside('at once'),
  'read through a cache, and write beside it, with answers on their way': cacheAside('later'),
  'call a method that needs its object': () => ({
    name: 'a method',
    setup(turns) {
      const store = {
        rows: 0,
        add(this: { rows: number }) {
          this.rows += 1;
        },
      };
      store.add = turns.control('add', store.add);
      return { callers: named(2, () => store.add()), check: () => equal(store.rows, 2) };
    },
  }),
  'look again after a while if somebody else is there': contending(() => delay(50)),
  'look again in the next turn if somebody else is there': contending(() => eventLoop()),
  'begin a timer and forget it': callersDo((work) => async () => {
    await work();
    setTimeout(() => undefined, 0);
  }),
  'go wrong by chance': (callers) => {
    let runs = 0;
    return callersDo((work) => work, {
      check() {
        runs += 1;
        // Every other time: a coin without randomness.
        ok(runs % 2 === 1, 'chance has decided');
      },
    })(callers);
  },
  'remark something by chance': (callers) => {
    let runs = 0;
    return callersDo((work, turns) => {
      runs += 1;
      const isOdd = runs % 2 === 1;
      return async () => {
        if (isOdd) {
          turns.note({ kind: 'remarked', text: 'is in an odd run' });
        }
        await work();
      };
    })(callers);
  },
  'take other steps once they are compared': () => {
    let runs = 0;
    return {
      name: 'a caller who goes another way',
      setup(turns) {
        runs += 1;
        // Rehearsed, counted, and run once more; then once more, to be compared with that.
        const work = turns.control(runs > 3 ? 'a long way' : 'a short way', () => undefined);
        return { callers: named(1, work), check: () => undefined };
      },
    };
  },
  'are of one kind, and do not end alike': () => ({
    name: 'a producer and a consumer',
    setup(turns) {
      const queue: number[] = [];
      const put = turns.control('work', () => queue.push(1));
      const take = turns.control('work', () => ok(queue.pop() === 1, 'nothing is there to take'));
      return {
        callers: [
          { name: 'producer', kind: 'caller', run: put },
          { name: 'consumer', kind: 'caller', run: take },
        ],
        check: () => undefined,
      };
    },
  }),
  'are of one kind, and do not take the same steps': () => ({
    name: 'a long and a short way',
    setup(turns) {
      const [long, short] = ['long', 'short'].map((name) => turns.control(name, () => undefined));
      const [one, other] = lettersUpTo(2);
      return {
        callers: [
          { name: String(one), kind: 'caller', run: () => long?.() },
          { name: String(other), kind: 'caller', run: () => short?.() },
        ],
        check: () => undefined,
      };
    },
  }),
  'find a loop that was begun before them': () => ({
    name: 'a worker in the background',
    async setup(turns) {
      let polls = 0;
      const poll = turns.control('poll', () => {
        polls += 1;
      });
      const work = async () => {
        while (polls < 1_000_000) {
          await poll();
        }
      };
      const working = work();
      await delay(1);
      return { callers: named(1, poll), check: () => ok(working) };
    },
  }),
  'never succeed': callersDo((work) => async () => {
    await work();
    throw new Error('x is not defined');
  }),
};

function cacheAside(answers: 'at once' | 'later'): Family {
  return () => ({
    name: 'cache-aside',
    answers,
    setup(turns) {
      let row = 'old';
      let cached: string | undefined;
      const select = turns.control('select', () => row);
      const update = turns.control('update', (value: string) => {
        row = value;
      });
      const read = async () => {
        const value = cached ?? (await select());
        cached = value;
      };
      const write = async () => {
        await update('new');
        cached = undefined;
      };
      const check = () => ok(cached === undefined || cached === row, `the cache says ${cached}`);
      return {
        callers: [
          { name: 'reader', run: read },
          { name: 'writer', run: write },
        ],
        check,
      };
    },
  });
}

/** Callers who wait, in a way of their own, only where they meet. */
function contending(waitMore: () => Promise<unknown>): Family {
  return () => ({
    name: 'a lock that is looked at again and again',
    setup(turns) {
      let isTaken = false;
      const work = turns.control('work', () => undefined);
      const run = async () => {
        // It ends, since nobody takes its timers from it when the search has found them.
        for (let looks = 0; isTaken && looks < LOOKS_MAX; looks += 1) {
          await waitMore();
        }
        isTaken = true;
        await work();
        isTaken = false;
      };
      return { callers: named(2, run), check: () => undefined };
    },
  });
}
