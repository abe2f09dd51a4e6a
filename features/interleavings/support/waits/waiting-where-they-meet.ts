import { fail } from 'node:assert/strict';
import { named } from '../models';
import type { Family } from '../search';
import { harmlessWaits } from './harmless-waits';
import { waitsOfNode } from './waits-of-node';

/** Callers of whom only one who meets another waits, so that a search has to look for waits in every order. */
export function waitingFor(what: string): Family {
  const wait = waitsOfNode[what] ?? harmlessWaits[what] ?? fail(`Nobody knows how to wait for ${what}.`);
  return (callers) => ({
    name: what,
    setup(turns) {
      const work = turns.control('work', () => undefined);
      let isBusy = false;
      const run = async () => {
        if (isBusy) {
          await wait();
        }
        isBusy = true;
        await work();
        isBusy = false;
      };
      return { callers: named(callers, run), check: () => undefined };
    },
  });
}
