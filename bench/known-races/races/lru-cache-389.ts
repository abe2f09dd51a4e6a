import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

type LruPackage = typeof import('lru-cache-11.5.3');

const experimentWith = ({ LRUCache }: LruPackage): InterleavingExperiment => ({
  name: 'who asked for two values goes away before they are there',
  setup(turns) {
    const load = turns.control('load', (key: string) => key.toUpperCase());
    const cache = new LRUCache<string, string>({
      max: 10,
      fetchMethod: load,
      ignoreFetchAbort: true,
      allowStaleOnFetchAbort: true,
    });
    const leaving = new AbortController();
    const { signal } = leaving;
    return {
      callers: [
        {
          name: 'reader',
          run: () => Promise.all([cache.fetch('a', { signal }), cache.fetch('b', { signal })]),
        },
        { name: 'leaves', run: () => leaving.abort() },
      ],
      check() {
        equal(cache.get('a'), 'A', 'the first value was loaded and is not kept');
        equal(cache.get('b'), 'B', 'the second value was loaded and is not kept');
      },
    };
  },
});

export const lruCache389: KnownRace = {
  subject: 'lru-cache 11.2.2',
  issue: 'https://github.com/isaacs/node-lru-cache/issues/389',
  observed: 'of two values that were loaded after their reader went away one takes the place of the other',
  file: __filename,
  experiment: experimentWith(require('lru-cache-11.2.2')),
  fixes: [{ subject: 'lru-cache 11.5.3', experiment: experimentWith(require('lru-cache-11.5.3')) }],
  adapters: [],
};
