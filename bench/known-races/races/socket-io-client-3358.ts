import { equal } from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

/** The used part of the package. */
interface SocketIo {
  readonly Manager: new (url: string, options: object) => Manager;
}

interface Manager extends EventEmitter {
  readonly readyState: string;
  socket(namespace: string): { open(): void };
}

const experimentWith = (name: string): InterleavingExperiment => ({
  name: 'two namespaces are opened while the server is away for two attempts',
  async setup(turns) {
    turns.controlTimers();
    let attempts = 0;
    const createEngine = () => {
      attempts += 1;
      const outcome = attempts < 3 ? 'error' : 'open';
      const engine = Object.assign(new EventEmitter(), { close: () => undefined, write: () => undefined });
      turns.event(outcome, () => engine.emit(outcome));
      return engine;
    };
    const { Manager } = await turns.load<SocketIo>(name, { modules: { 'engine.io-client': createEngine } });
    const manager = new Manager('http://localhost', { timeout: false, autoConnect: false });
    const opened = once(manager, 'open');
    const openNamespace = (namespace: string) => {
      manager.socket(namespace).open();
      return opened;
    };
    return {
      callers: ['/', '/chat'].map((name) => ({ name, run: () => openNamespace(name) })),
      // A caller that waits forever is a finding already, so the check need not look for it.
      check: () => equal(manager.readyState, 'open'),
    };
  },
});

export const socketIoClient3358: KnownRace = {
  subject: 'socket.io-client 2.1.1',
  issue: 'https://github.com/socketio/socket.io/issues/3358',
  observed: 'a second namespace that is opened while the client waits to reconnect ends the reconnecting',
  file: __filename,
  experiment: experimentWith('socket.io-client-2.1.1'),
  fixes: [{ subject: 'socket.io-client 2.5.0', experiment: experimentWith('socket.io-client-2.5.0') }],
  adapters: [],
  published: publishedRatios.SIOC,
};
