import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

const loading = import('p-memoize-7.1.1');

const experiment: InterleavingExperiment = {
  name: 'one reads a memoized value while another clears it',
  async setup(turns) {
    const { default: pMemoize, pMemoizeClear } = await loading;
    const load = turns.control('load', (key: string) => key.toUpperCase());
    const memoized = pMemoize(load, { cache: new Map([['a', 'A']]) });
    return {
      callers: [
        { name: 'reader', run: () => memoized('a') },
        { name: 'clears', run: () => pMemoizeClear(memoized) },
      ],
      check: ([reader]) => equal(reader?.status === 'fulfilled' && reader.value, 'A'),
    };
  },
};

export const pMemoize55: KnownRace = {
  subject: 'p-memoize 7.1.1',
  issue: 'https://github.com/sindresorhus/p-memoize/issues/55',
  observed: 'a memoized function gives undefined to who calls it in the tick in which its cache is cleared',
  file: __filename,
  experiment,
  fixes: [],
  adapters: [],
};
