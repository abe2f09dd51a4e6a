import { deepEqual } from 'node:assert/strict';
import { once } from 'node:events';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

type GetPort = typeof import('get-port-5.1.1');

const experiment: InterleavingExperiment = {
  name: 'two ask for port 3000 or another that is free, and listen',
  async setup(turns) {
    turns.controlTimers({ ringsMax: 0 });
    const net = turns.controlNet();
    const getPort = await turns.load<GetPort>('get-port-5.1.1', { modules: { net } });
    const serve = async () => {
      const port = await getPort({ port: 3000 });
      await once(net.createServer().listen(port), 'listening');
    };
    return {
      callers: ['A', 'B'].map((name) => ({ name, kind: 'caller', run: serve })),
      check: (outcomes) =>
        deepEqual(
          outcomes.map(({ status }) => status),
          ['fulfilled', 'fulfilled'],
        ),
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
  adapters: [],
};
