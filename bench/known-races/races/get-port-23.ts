import { notEqual } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { freshModule } from '../adapters/fresh-module';
import { controlNet } from '../adapters/memory-net';
import { silenceTimers } from '../adapters/silence-timers';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

type GetPort = typeof import('get-port-5.1.1');

const experimentWith = (name: string): InterleavingExperiment => ({
  name: 'two ask for port 3000 or another that is free',
  setup(turns) {
    const net = controlNet(turns);
    const startTimers = silenceTimers();
    const getPort = freshModule<GetPort>(name);
    const given: number[] = [];
    const serve = async () => {
      const port = await getPort({ port: 3000 });
      given.push(port);
      await net.listen(port);
    };
    return {
      callers: ['A', 'B'].map((caller) => ({ name: caller, kind: 'caller', run: serve })),
      check: () => notEqual(given[0], given[1], 'two were given one port'),
      cleanUp() {
        net.restore();
        startTimers();
      },
    };
  },
});

export const getPort23: KnownRace = {
  subject: 'get-port 4.2.0',
  issue: 'https://github.com/sindresorhus/get-port/issues/23',
  observed: 'two who ask for a port before either listens are given the same',
  file: __filename,
  experiment: experimentWith('get-port-4.2.0'),
  fixes: [{ subject: 'get-port 5.1.1', experiment: experimentWith('get-port-5.1.1') }],
  adapters: ['ports in memory', 'a module with new state', 'timers that never ring'],
  published: publishedRatios.GPT,
};
