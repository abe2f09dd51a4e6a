import { ok } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

/** The used part of the package. Its own types say that `getTTL` returns nothing. */
interface CachePackage {
  createCache(options: object): {
    define(name: 'user', load: () => Promise<string>): { user(id: string): Promise<string> };
  };
}

const experimentWith = ({ createCache }: CachePackage): InterleavingExperiment => ({
  name: 'two read a value that is stale',
  setup(turns) {
    let isFresh = false;
    let loads = 0;
    const storage = {
      get: turns.control('get', () => 'Ada'),
      set() {
        isFresh = true;
        return Promise.resolve();
      },
      getTTL: () => Promise.resolve(isFresh ? 60 : 5),
      exists: () => Promise.resolve(true),
      invalidate: () => Promise.resolve(),
      refresh: () => Promise.resolve(),
      remove: () => Promise.resolve(),
      clear: () => Promise.resolve(),
    };
    const load = turns.control('load', () => {
      loads += 1;
      return 'Ada';
    });
    const cache = createCache({ ttl: 50, stale: 10, storage: { type: 'custom', options: { storage } } });
    const users = cache.define('user', () => load());
    return {
      callers: ['A', 'B'].map((name) => ({ name, kind: 'caller', run: () => users.user('1') })),
      check: () => ok(loads < 2, 'the value was refreshed twice'),
    };
  },
});

export const asyncCacheDedupe164: KnownRace = {
  subject: 'async-cache-dedupe 3.3.0',
  issue: 'https://github.com/mcollina/async-cache-dedupe/issues/164',
  observed: 'a stale value is refreshed by each who reads it, not once',
  file: __filename,
  experiment: experimentWith(require('async-cache-dedupe-3.3.0')),
  fixes: [
    { subject: 'async-cache-dedupe 3.4.0', experiment: experimentWith(require('async-cache-dedupe-3.4.0')) },
  ],
  adapters: [],
};
