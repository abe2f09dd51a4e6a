import { equal } from 'node:assert/strict';
import http, { type Agent } from 'node:http';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { controlSockets } from '../adapters/memory-socket';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

type KeepAliveAgent = new (options: object) => Agent;

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n';

const experimentWith = (AgentOfPackage: KeepAliveAgent): InterleavingExperiment => ({
  name: 'a second request after the connection was idle',
  setup(turns) {
    turns.controlTimers();
    const createConnection = controlSockets(turns, ANSWER);
    const agent = Object.assign(new AgentOfPackage({ keepAliveTimeout: 5000, timeout: 0 }), {
      createConnection,
    });
    const get = () =>
      new Promise<void>((resolve, reject) => {
        const request = http.get({ agent }, (response) => response.resume().on('end', resolve));
        request.on('error', reject);
      });
    const think = turns.control('think', () => undefined);
    return {
      callers: [{ name: 'client', run: () => get().then(think).then(get) }],
      check: ([client]) => equal(client?.status, 'fulfilled', 'the second request was hung up'),
    };
  },
});

export const agentkeepalive23: KnownRace = {
  subject: 'agentkeepalive 2.0.0',
  issue: 'https://github.com/node-modules/agentkeepalive/issues/23',
  observed: 'a request is sent through a connection that has timed out and is about to close',
  file: __filename,
  experiment: experimentWith(require('agentkeepalive-2.0.0')),
  fixes: [{ subject: 'agentkeepalive 2.0.2', experiment: experimentWith(require('agentkeepalive-2.0.2')) }],
  adapters: ['sockets in memory'],
  published: publishedRatios.AKA,
};
