import { ok } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

/** The export of the package. */
type Memoize = (load: () => Promise<string>, options: object) => { (): Promise<string>; clear(): number };

const experimentWith = (memoize: Memoize): InterleavingExperiment => ({
  name: 'one reads a memoized value while another clears it and reads it again',
  setup(turns) {
    turns.controlTimers();
    const load = turns.control('load', () => 'answer');
    const memoized = memoize(load, { maxAge: 1000 });
    const readAgain = () => {
      memoized.clear();
      return memoized();
    };
    return {
      callers: [
        { name: 'reader', run: () => memoized() },
        { name: 'clears', run: readAgain },
      ],
      check: (outcomes) => ok(outcomes.every(({ status }) => status === 'fulfilled')),
    };
  },
});

export const promiseMemoize6: KnownRace = {
  subject: 'promise-memoize 1.2.0',
  issue: 'https://github.com/nodeca/promise-memoize/pull/6',
  observed: 'the timer of an entry that is gone throws, which ends the process',
  file: __filename,
  experiment: experimentWith(require('promise-memoize-1.2.0')),
  fixes: [{ subject: 'promise-memoize 1.2.1', experiment: experimentWith(require('promise-memoize-1.2.1')) }],
  adapters: [],
};
