import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

type CachePackage = typeof import('stale-while-revalidate-cache-3.2.1');

const experimentWith = ({ createStaleWhileRevalidateCache }: CachePackage): InterleavingExperiment => ({
  name: 'two ask for a value that nobody has asked for',
  setup(turns) {
    const entries = new Map<string, unknown>();
    const swr = createStaleWhileRevalidateCache({
      minTimeToStale: 60_000,
      maxTimeToLive: 600_000,
      storage: {
        getItem: (key) => entries.get(key),
        setItem(key, value) {
          entries.set(key, value);
        },
      },
    });
    let loads = 0;
    const load = turns.control('load', () => {
      loads += 1;
      return loads;
    });
    return {
      callers: ['A', 'B'].map((name) => ({ name, kind: 'caller', run: () => swr('answer', () => load()) })),
      check: () => equal(loads, 1, 'the value was loaded twice'),
    };
  },
});

export const staleWhileRevalidateCache30: KnownRace = {
  subject: 'stale-while-revalidate-cache 3.1.3',
  issue: 'https://github.com/jperasmus/stale-while-revalidate-cache/issues/30',
  observed: 'a value that is not there yet is loaded by each who asks for it',
  file: __filename,
  experiment: experimentWith(require('stale-while-revalidate-cache-3.1.3')),
  fixes: [
    {
      subject: 'stale-while-revalidate-cache 3.2.1',
      experiment: experimentWith(require('stale-while-revalidate-cache-3.2.1')),
    },
  ],
  adapters: [],
};
