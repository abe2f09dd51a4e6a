import { equal } from 'node:assert/strict';
import type { InterleavingExperiment, Turns } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

const loading7 = import('p-memoize-7.1.1');

type MemoizePackage = Awaited<typeof loading7>;
type Cache = Map<string, string>;

const experimentWith = (
  loading: Promise<MemoizePackage>,
  shareCache: (turns: Turns, cache: Cache) => object = (_turns, cache) => cache,
): InterleavingExperiment => ({
  name: 'one reads a memoized value while another clears it',
  async setup(turns) {
    const { default: pMemoize, pMemoizeClear } = await loading;
    const load = turns.control('load', (key: string) => key.toUpperCase());
    const cache = shareCache(turns, new Map([['a', 'A']])) as Cache;
    const memoized = pMemoize(load, { cache });
    return {
      callers: [
        { name: 'reader', run: () => memoized('a') },
        { name: 'clears', run: () => pMemoizeClear(memoized) },
      ],
      check: ([reader]) => equal(reader?.status === 'fulfilled' && reader.value, 'A'),
    };
  },
});

const loading9 = import('p-memoize-9.0.0') as unknown as Promise<MemoizePackage>;

export const pMemoize55: KnownRace = {
  subject: 'p-memoize 7.1.1',
  issue: 'https://github.com/sindresorhus/p-memoize/issues/55',
  observed: 'a memoized function gives undefined to who calls it in the tick in which its cache is cleared',
  file: __filename,
  experiment: experimentWith(loading7),
  fixes: [
    { subject: 'p-memoize 9.0.0', experiment: experimentWith(loading9) },
    {
      subject: 'p-memoize 9.0.0, cache in a database',
      experiment: experimentWith(loading9, (turns, cache) =>
        turns.controlAll(cache, ['has', 'get', 'set', 'clear']),
      ),
    },
  ],
  adapters: [],
};
