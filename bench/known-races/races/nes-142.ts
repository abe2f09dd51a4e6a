import { ok } from 'node:assert/strict';
import { promisify } from 'node:util';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { controlWebSockets } from '../adapters/memory-web-socket';
import type { KnownRace } from '../known-race';

type Done = (error?: Error) => void;

/** The used part of the package. */
interface NesPackage {
  readonly Client: {
    new (
      url: string,
    ): {
      onError: (error: Error) => void;
      connect(options: object, done: Done): void;
      disconnect(done: Done): void;
    };
    WebSocket: unknown;
  };
}

const experimentWith = ({ Client }: NesPackage): InterleavingExperiment => ({
  name: 'a client connects again while its connection is lost',
  setup(turns) {
    turns.controlTimers();
    const WebSocket = controlWebSockets(turns, ({ id }) => ({ id, type: 'hello', socket: 1 }));
    Client.WebSocket = WebSocket;
    const client = new Client('ws://localhost');
    client.onError = () => undefined;
    const connect = () => promisify(client.connect).call(client, {});
    const reconnect = async () => {
      await connect().catch(() => undefined);
      await promisify(client.disconnect).call(client);
      await connect();
    };
    turns.event('the connection is lost', () => WebSocket.all[0]?.drop());
    return {
      callers: [{ name: 'client', run: reconnect }],
      check() {
        const open = WebSocket.all.filter(({ readyState }) => readyState === WebSocket.OPEN);
        ok(open.length < 2, 'one client has two connections');
      },
    };
  },
});

export const nes142: KnownRace = {
  subject: 'nes 6.2.4',
  issue: 'https://github.com/hapijs/nes/issues/142',
  observed: 'a client that disconnects and connects while it waits to reconnect has two connections',
  file: __filename,
  experiment: experimentWith(require('nes-6.2.4/lib/client')),
  fixes: [{ subject: 'nes 6.3.1', experiment: experimentWith(require('nes-6.3.1/lib/client')) }],
  adapters: ['web sockets in memory'],
};
