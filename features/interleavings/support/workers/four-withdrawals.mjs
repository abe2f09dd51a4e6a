import { openAccount } from './open-account.mjs';

/** More orders than any machine runs in a lifetime: a search of them ends when it is told to. */
export const experiment = {
  name: 'four withdrawals in a module',
  setup(turns) {
    const { read, write } = openAccount(turns);
    const withdraw = async () => {
      for (let times = 0; times < 3; times += 1) {
        await write((await read()) - 1);
      }
    };
    const callers = ['Ada', 'Bob', 'Cyd', 'Dan'].map((name) => ({ name, run: withdraw }));
    return { callers, check: () => undefined };
  },
};
