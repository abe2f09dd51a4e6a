import { ok } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { lettersUpTo } from './models';

/**
 * Callers of several steps each; it goes wrong only where the first of them takes a step before the last one does.
 * A search that goes depth first begins with the last and varies the ends of orders first, so it comes to that very late.
 */
export function overtaking(callers: number): InterleavingExperiment {
  return {
    name: `${callers} callers in a row`,
    setup(turns) {
      const came: string[] = [];
      const step = turns.control('step', (name: string) => {
        came.push(name);
      });
      const names = lettersUpTo(callers);
      const run = async (name: string) => {
        for (let steps = 0; steps < 3; steps += 1) {
          await step(name);
        }
      };
      return {
        callers: names.map((name) => ({ name, run: () => run(name) })),
        check: () =>
          ok(came.indexOf('A') > came.indexOf(names.at(-1) as string), 'the first has overtaken the last'),
      };
    },
  };
}

/** Many steps that have no part in it, and one moment in which nobody else may come in between. */
export function oneMoment(callers: number): InterleavingExperiment {
  return {
    name: `${callers} callers and one moment`,
    setup(turns) {
      const shared = { isBusy: false, hasMet: false };
      const step = turns.control('step', () => undefined);
      const enter = turns.control('enter', () => {
        shared.hasMet ||= shared.isBusy;
        shared.isBusy = true;
      });
      const leave = turns.control('leave', () => {
        shared.isBusy = false;
      });
      const run = async () => {
        for (let steps = 0; steps < 8; steps += 1) {
          await step();
        }
        await enter();
        await leave();
      };
      return {
        callers: lettersUpTo(callers).map((name) => ({ name, run })),
        check: () => ok(!shared.hasMet, 'two were busy at the same time'),
      };
    },
  };
}
