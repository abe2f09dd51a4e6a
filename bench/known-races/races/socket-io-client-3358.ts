import { equal } from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { controlTimers } from '../adapters/controlled-timers';
import { replaceModule } from '../adapters/replaced-module';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

/** What of the package is used here. */
interface SocketIo {
  readonly Manager: new (
    url: string,
    options: object,
  ) => {
    readonly readyState: string;
    socket(namespace: string): { open(): void };
  };
}

const experimentWith = (name: string): InterleavingExperiment => ({
  name: 'two namespaces are opened while the server is away for two attempts',
  setup(turns) {
    const stopTimers = controlTimers(turns);
    const { random } = Math;
    Math.random = () => 0.5;
    let attempts = 0;
    const dial = turns.control('dial', () => {
      attempts += 1;
      if (attempts < 3) {
        throw new Error('no answer');
      }
    });
    const createEngine = () => {
      const engine = Object.assign(new EventEmitter(), { close: () => undefined, write: () => undefined });
      dial().then(
        () => engine.emit('open'),
        (error) => engine.emit('error', error),
      );
      return engine;
    };
    const forgetEngine = replaceModule(name, 'engine.io-client', createEngine);
    const { Manager }: SocketIo = require(name);
    const manager = new Manager('http://localhost', { timeout: false, autoConnect: false });
    return {
      callers: ['/', '/chat'].map((namespace) => ({
        name: namespace,
        run: () => {
          manager.socket(namespace).open();
        },
      })),
      check: () => equal(manager.readyState, 'open', 'the client gave up'),
      cleanUp() {
        Math.random = random;
        forgetEngine();
        stopTimers();
      },
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
  adapters: ['timers as turns', 'a replaced module that emits events', 'no randomness'],
  published: publishedRatios.SIOC,
};
