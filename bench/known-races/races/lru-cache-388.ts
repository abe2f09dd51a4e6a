import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

type LruPackage = typeof import('lru-cache-11.5.3');

const experimentWith = ({ LRUCache }: LruPackage): InterleavingExperiment => ({
  name: 'who asked for a value goes away before it is there',
  setup(turns) {
    const load = turns.control('load', (key: string) => key.toUpperCase());
    const cache = new LRUCache<string, string>({
      max: 10,
      fetchMethod: load,
      ignoreFetchAbort: true,
      allowStaleOnFetchAbort: true,
    });
    const leaving = new AbortController();
    return {
      callers: [
        { name: 'reader', run: () => cache.fetch('a', { signal: leaving.signal }) },
        { name: 'leaves', run: () => leaving.abort() },
      ],
      check: () => equal(cache.get('a'), 'A', 'the value was loaded and is not kept'),
    };
  },
});

export const lruCache388: KnownRace = {
  subject: 'lru-cache 11.2.1',
  issue: 'https://github.com/isaacs/node-lru-cache/issues/388',
  observed: 'a value that was loaded after its reader went away is not kept, although the options say so',
  file: __filename,
  experiment: experimentWith(require('lru-cache-11.2.1')),
  fixes: [{ subject: 'lru-cache 11.2.2', experiment: experimentWith(require('lru-cache-11.2.2')) }],
  adapters: [],
};
