import { ok } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { memfs } from 'memfs';
import type { KnownRace } from '../known-race';

type Lockfile = typeof import('proper-lockfile-4.1.2');

const experimentWith = (name: string): InterleavingExperiment => ({
  name: 'two find a lock that its owner has left behind',
  async setup(turns) {
    turns.controlTimers({ ringsMax: 0 });
    const { fs } = memfs({ '/db': '', '/db.lock': null });
    fs.utimesSync('/db.lock', 0, 0);
    const { lock } = await turns.load<Lockfile>(name, { modules: { fs: turns.controlFs(fs) } });
    return {
      callers: ['A', 'B'].map((caller) => ({
        name: caller,
        kind: 'caller',
        run: () => lock('/db', { realpath: false }),
      })),
      check(outcomes) {
        const holders = outcomes.filter(({ status }) => status === 'fulfilled');
        ok(holders.length < 2, 'two hold one lock');
      },
    };
  },
});

export const properLockfile121: KnownRace = {
  subject: 'proper-lockfile 4.1.2',
  issue: 'https://github.com/moxystudio/node-proper-lockfile/issues/121',
  observed: 'two who find an abandoned lock both get it, because one removes the new lock of the other',
  file: __filename,
  experiment: experimentWith('proper-lockfile-4.1.2'),
  fixes: [
    {
      subject: '@bybrave/proper-lockfile2 5.0.0',
      experiment: experimentWith('@bybrave/proper-lockfile2'),
    },
  ],
  adapters: [],
};
