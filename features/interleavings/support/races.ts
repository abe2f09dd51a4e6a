import { ok } from 'node:assert/strict';
import type { InterleavingExperiment, Turns } from '@audit-race/interleavings';
import { Mutex } from 'async-mutex';
import { lettersUpTo, named } from './models';
import type { Family } from './search';

/** Races with a planted bug, or without one, by what their callers do. */
export const races: Readonly<Record<string, Family>> = {
  'withdraw without a lock': (callers) => withdrawals(callers, (withdraw) => withdraw()),
  'withdraw with a lock': (callers) => {
    // The lock is made once and free again after each run, so it may be shared by all of them.
    const lock = new Mutex();
    return withdrawals(callers, (withdraw) => lock.runExclusive(withdraw));
  },
  'may fail at each withdrawal': (callers) =>
    withdrawals(callers, (withdraw) => withdraw(), { fault: () => new Error('no answer') }),
  'do nothing at all': (callers) => ({
    name: 'nothing',
    setup: () => ({ callers: named(callers, () => undefined), check: () => undefined }),
  }),
  'take two locks in opposite order': twoLocks,
  'forget the engine whose tables failed': forgottenEngine,
};

/** Callers who each withdraw 30 of 100: look at the balance, then assign what is left. */
function withdrawals(
  callers: number,
  guard: (withdraw: () => Promise<void>) => Promise<void>,
  options: { fault?: () => Error } = {},
): InterleavingExperiment {
  return {
    name: `${callers} withdrawals`,
    setup(turns) {
      const account = { balance: 100 };
      turns.watch(account, 'balance');
      const readBalance = turns.control('read', () => account.balance, options);
      const writeBalance = turns.control(
        'write',
        (balance: number) => {
          account.balance = balance;
        },
        options,
      );
      const withdraw = async () => writeBalance((await readBalance()) - 30);
      return {
        callers: named(callers, () => guard(withdraw)),
        check: () => ok(account.balance === 100 - 30 * callers, `the balance is ${account.balance}`),
      };
    },
  };
}

/** Every other caller takes the second lock first. */
function twoLocks(callers: number): InterleavingExperiment {
  return {
    name: 'two locks in opposite order',
    setup(turns) {
      const first = { lock: new Mutex(), work: turns.control('work with the first lock', () => undefined) };
      const second = { lock: new Mutex(), work: turns.control('work with the second lock', () => undefined) };
      const run = (mine: typeof first, other: typeof first) =>
        mine.lock.runExclusive(async () => {
          await mine.work();
          await other.lock.runExclusive(() => undefined);
        });
      return {
        callers: lettersUpTo(callers).map((name, index) => ({
          name,
          run: () => (index % 2 === 0 ? run(first, second) : run(second, first)),
        })),
        check: () => undefined,
      };
    },
  };
}

/** An engine is created, its tables cannot be, and nobody closes it. */
function forgottenEngine(callers: number): InterleavingExperiment {
  return {
    name: 'a half-open engine',
    setup(turns) {
      const engines = countedEngines(turns);
      const run = async () => {
        await engines.create();
        await engines.createTables();
        engines.adopt();
      };
      const check = () => ok(engines.unowned === 0, `${engines.unowned} engine is open that nobody owns`);
      return { callers: named(callers, run), check };
    },
  };
}

function countedEngines(turns: Turns) {
  let unowned = 0;
  return {
    create: turns.control('createEngine', () => {
      unowned += 1;
    }),
    createTables: turns.control('createTables', () => undefined, { fault: () => new Error('disk full') }),
    adopt: () => {
      unowned -= 1;
    },
    get unowned() {
      return unowned;
    },
  };
}
