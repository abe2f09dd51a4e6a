import { notEqual } from 'node:assert/strict';
import { once } from 'node:events';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

type GetPort = typeof import('get-port-5.1.1');

const experimentWith = (name: string): InterleavingExperiment => ({
  name: 'two ask for port 3000 or another that is free',
  async setup(turns) {
    turns.controlTimers({ ringsMax: 0 });
    const net = turns.controlNet();
    const getPort = await turns.load<GetPort>(name, { modules: { net } });
    const given: number[] = [];
    const serve = async () => {
      const port = await getPort({ port: 3000 });
      given.push(port);
      await once(net.createServer().listen(port), 'listening');
    };
    return {
      callers: ['A', 'B'].map((caller) => ({ name: caller, kind: 'caller', run: serve })),
      check: () => notEqual(given[0], given[1], 'two were given one port'),
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
  adapters: [],
  published: publishedRatios.GPT,
};
