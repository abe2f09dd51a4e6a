import { deepEqual, ok } from 'node:assert/strict';
import { once } from 'node:events';
import type net from 'node:net';
import { text } from 'node:stream/consumers';
import type { InterleavingSubject } from '@audit-race/interleavings';
import { named } from '../models';
import type { Family } from '../search';
import { told } from './told';

type Net = typeof net;

/** Races of callers who share the ports of a machine. */
export const portRaces: Readonly<Record<string, Family>> = {
  'look for a free port and listen there': onPorts(async ({ createServer }, port) => {
    const probe = createServer().listen(port);
    await once(probe, 'listening');
    await new Promise((resolve) => probe.close(resolve));
    await once(createServer().listen(port), 'listening');
  }),
  'listen at any free port': onPorts(async ({ createServer }) => {
    await once(createServer().listen(0), 'listening');
  }),
  'connect to somebody who may not listen yet': () => ({
    name: 'a client and a server',
    setup(turns): InterleavingSubject {
      const { Server, Socket } = turns.controlNet();
      const greet = (socket: net.Socket) => {
        ok(socket instanceof Socket);
        socket.on('data', (name) => socket.end(`hello, ${name}`));
      };
      const listen = async () => {
        await once(new Server(greet).listen(4000), 'listening');
      };
      const call = async () => {
        const socket = new Socket().connect(4000);
        socket.write('Ada');
        return await text(socket);
      };
      return {
        callers: [
          { name: 'server', run: listen },
          { name: 'client', run: call },
        ],
        check: (outcomes) => deepEqual(told(outcomes), [undefined, 'hello, Ada']),
      };
    },
  }),
};

function onPorts(act: (net: Net, port: number) => Promise<void>): Family {
  return (callers) => ({
    name: 'callers who share ports',
    setup(turns): InterleavingSubject {
      const fake = turns.controlNet();
      return {
        callers: named(callers, () => act(fake, 3000)),
        check: (outcomes) => deepEqual(told(outcomes), Array(callers).fill(undefined), told(outcomes).join()),
      };
    },
  });
}
