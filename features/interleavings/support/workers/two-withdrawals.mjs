import { equal } from 'node:assert/strict';
import { openAccount } from './open-account.mjs';

/** Two of one kind, whose answers take more than one round of promise jobs, so that many orders have joins. */
export const experiment = {
  name: 'withdrawals in a module',
  setup(turns) {
    const { account, read, write } = openAccount(turns);
    const withdraw = async () => {
      for (let times = 0; times < 3; times += 1) {
        const balance = await read();
        await Promise.resolve();
        await write(balance - 10);
      }
    };
    return {
      callers: ['Ada', 'Bob'].map((name) => ({ name, kind: 'customer', run: withdraw })),
      check: () => equal(account.balance, 40),
    };
  },
};
