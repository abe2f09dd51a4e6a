import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../../../../bench/known-races/known-race';
import { controlSaving } from './adapters/made-up-adapter';

/** Adds one to a number, which takes a moment. */
type Add = (numbers: { sum: number }, save: () => Promise<void>) => Promise<void>;

const experimentWith = (add: Add): InterleavingExperiment => ({
  name: 'two add one',

  setup(turns) {
    const numbers = { sum: 0 };
    const save = controlSaving(turns);
    // Both are alike.
    const run = () => add(numbers, save);
    return {
      callers: ['A', 'B'].map((name) => ({ name, kind: 'caller', run })),
      check: () => equal(numbers.sum, 2),
    };
  },
});

const addLate: Add = async (numbers, save) => {
  const { sum } = numbers;
  await save();
  numbers.sum = sum + 1;
};

const addAtOnce: Add = async (numbers, save) => {
  await save();
  numbers.sum += 1;
};

/** A race as others publish theirs, with a fix, a fix that is none, and one that cannot be explored. */
export const madeUpRace: KnownRace = {
  subject: 'numbers 1.0.0',
  issue: 'https://example.com/numbers/1',
  observed: 'one of two additions is lost',
  file: __filename,
  experiment: experimentWith(addLate),
  fixes: [
    { subject: 'numbers 1.0.1', experiment: experimentWith(addAtOnce) },
    { subject: 'numbers 1.0.2', experiment: experimentWith(addLate) },
    {
      subject: 'numbers 2.0.0',
      experiment: { name: 'nothing to add', setup: () => Promise.reject(new Error('gone')) },
    },
  ],
  adapters: ['saving by hand'],
  published: { nacd: 0.5, nodeRacer: 0.25 },
};
