import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

type CacheablePackage = typeof import('cacheable-1.8.1');

const experimentWith = ({ Cacheable }: CacheablePackage): InterleavingExperiment => ({
  name: 'two ask for one value that is not cached yet',
  setup(turns) {
    let computed = 0;
    const compute = turns.control('compute', () => {
      computed += 1;
      return Promise.resolve(computed);
    });
    const wrapped = new Cacheable().wrap(compute, { key: 'answer' });
    return {
      callers: ['A', 'B'].map((name) => ({ name, kind: 'caller', run: () => wrapped() })),
      check: () => equal(computed, 1),
    };
  },
});

export const cacheable888: KnownRace = {
  subject: 'cacheable 1.8.1',
  issue: 'https://github.com/jaredwray/cacheable/issues/888',
  observed: 'a wrapped function that nobody has cached yet is called once for each of those who ask together',
  file: __filename,
  experiment: experimentWith(require('cacheable-1.8.1')),
  fixes: [{ subject: 'cacheable 1.8.10', experiment: experimentWith(require('cacheable-1.8.10')) }],
  adapters: [],
};
