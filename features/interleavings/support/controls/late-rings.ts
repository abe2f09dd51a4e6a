import { equal, notEqual } from 'node:assert/strict';
import type { Turns } from '@audit-race/interleavings';
import type { Family } from '../search';
import { doneBy, subject } from './subject';

/** Callers whose timers ring when all of them have ended, by what the timers do. */
export const lateRings: Readonly<Record<string, Family>> = {
  'matter to nobody': subject((turns) => {
    turns.controlTimers();
    const counter = countedBy(turns);
    const run = async () => {
      setTimeout(() => undefined, 1000);
      await counter.add();
    };
    return { ...doneBy(run, ['A', 'B']), check: () => equal(counter.sum, 2) };
  }),
  'are what the check looks at': subject((turns) => {
    turns.controlTimers();
    const counter = countedBy(turns);
    const run = () => {
      setTimeout(() => {
        counter.sum += 1;
      }, 1000);
    };
    return { ...doneBy(run, ['A', 'B']), check: () => notEqual(counter.sum, 2) };
  }),
};

function countedBy(turns: Turns) {
  const counter = {
    sum: 0,
    add: async () => {
      const before = await look();
      counter.sum = before + 1;
    },
  };
  const look = turns.control('look', () => counter.sum);
  return counter;
}
