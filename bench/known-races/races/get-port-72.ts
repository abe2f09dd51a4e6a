import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { freshModule } from '../adapters/fresh-module';
import { controlNet } from '../adapters/memory-net';
import { silenceTimers } from '../adapters/silence-timers';
import type { KnownRace } from '../known-race';

type GetPort = typeof import('get-port-5.1.1');

const experiment: InterleavingExperiment = {
  name: 'two ask for port 3000 or another that is free, and listen',
  setup(turns) {
    const net = controlNet(turns);
    const startTimers = silenceTimers();
    const getPort = freshModule<GetPort>('get-port-5.1.1');
    const serve = async () => net.listen(await getPort({ port: 3000 }));
    return {
      callers: ['A', 'B'].map((name) => ({ name, kind: 'caller', run: serve })),
      check([a, b]) {
        equal(a?.status, 'fulfilled', 'A was given a port that is in use');
        equal(b?.status, 'fulfilled', 'B was given a port that is in use');
      },
      cleanUp() {
        net.restore();
        startTimers();
      },
    };
  },
};

export const getPort72: KnownRace = {
  subject: 'get-port 5.1.1',
  issue: 'https://github.com/sindresorhus/get-port/issues/72',
  observed: 'who was given a port cannot listen on it, because the probe of another holds it for a moment',
  file: __filename,
  experiment,
  fixes: [],
  adapters: ['ports in memory', 'a module with new state', 'timers that never ring'],
};
