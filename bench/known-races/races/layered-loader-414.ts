import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

type LoaderPackage = typeof import('layered-loader-14.2.2');

const inMemoryCache = { cacheType: 'lru-map', ttlInMsecs: 60_000, maxItems: 10 } as const;

const experimentWith = (loading: Promise<LoaderPackage>): InterleavingExperiment => ({
  name: 'one loads a row that another writes and invalidates',
  answers: 'later',
  async setup(turns) {
    const { Loader } = await loading;
    let row = 'old';
    const read = turns.control('read', () => row);
    const write = turns.control('write', (value: string) => {
      row = value;
    });
    const table = { name: 'table', get: () => read(), getMany: () => Promise.resolve([]) };
    const loader = new Loader<string>({ inMemoryCache, dataSources: [table] });
    const update = async () => {
      await write('new');
      await loader.invalidateCacheFor('key');
    };
    return {
      callers: [
        { name: 'reader', run: () => loader.get('key') },
        { name: 'writer', run: update },
      ],
      check: () => equal(loader.getInMemoryOnly('key') ?? row, row, 'the cache keeps the row as it was'),
    };
  },
});

export const layeredLoader414: KnownRace = {
  subject: 'layered-loader 14.2.2',
  issue: 'https://github.com/kibertoad/layered-loader/pull/414',
  observed: 'a load that was on its way when its row was invalidated puts the old row into the cache',
  file: __filename,
  experiment: experimentWith(import('layered-loader-14.2.2')),
  // The versions with the fix, 14.5.3 and later, need Node 22.
  fixes: [],
  adapters: [],
};
