import { ok } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { memfs } from 'memfs';
import { controlCallbackFs } from '../adapters/callback-fs';
import { freshModule } from '../adapters/fresh-module';
import { silenceTimers } from '../adapters/silence-timers';
import type { KnownRace } from '../known-race';

type Lockfile = typeof import('proper-lockfile-4.1.2');

const experimentWith = (name: string): InterleavingExperiment => ({
  name: 'two find a lock that its owner has left behind',
  setup(turns) {
    const { fs: files } = memfs({ '/db': '', '/db.lock': null });
    files.utimesSync('/db.lock', 0, 0);
    const fs = controlCallbackFs(turns, files);
    const { lock } = freshModule<Lockfile>(name);
    return {
      callers: ['A', 'B'].map((caller) => ({
        name: caller,
        kind: 'caller',
        run: () => lock('/db', { fs, realpath: false }),
      })),
      check(outcomes) {
        const holders = outcomes.filter(({ status }) => status === 'fulfilled');
        ok(holders.length < 2, 'two hold one lock');
      },
      cleanUp: silenceTimers(),
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
  adapters: ['methods of memfs that take callbacks', 'a module with new state', 'timers that never ring'],
};
