import { EventEmitter } from 'node:events';
import net from 'node:net';
import type { Turns } from '@audit-race/interleavings';

/** The first port that nobody asked for by number. */
const FIRST_FREE = 49_152;

/** Ports in memory, as somebody sees them who listens on one. */
export interface MemoryNet {
  listen(port: number): Promise<number>;
  /** Puts the real `net` back. */
  restore(): void;
}

/** Replaces `net.createServer` by servers that listen in memory: to listen and to close are turns. */
export function controlNet(turns: Turns): MemoryNet {
  const { createServer } = net;
  const taken = new Set<number>();
  let free = FIRST_FREE;
  const listen = turns.control('listen', (asked: number) => {
    const port = asked === 0 ? free++ : asked;
    if (taken.has(port)) {
      throw Object.assign(new Error(`listen EADDRINUSE: address already in use :::${port}`), {
        code: 'EADDRINUSE',
      });
    }
    taken.add(port);
    return port;
  });
  const close = turns.control('close', (port: number) => taken.delete(port));
  Object.assign(net, { createServer: () => createMemoryServer(listen, close) });
  return { listen, restore: () => Object.assign(net, { createServer }) };
}

function createMemoryServer(
  listen: (port: number) => Promise<number>,
  close: (port: number) => Promise<unknown>,
): EventEmitter {
  const server = new EventEmitter();
  let address = { port: 0 };
  const fail = (error: unknown) => process.nextTick(() => server.emit('error', error));
  return Object.assign(server, {
    unref: () => server,
    address: () => address,
    listen(options: { port: number }, done: () => void) {
      listen(options.port).then((port) => {
        address = { port };
        process.nextTick(done);
      }, fail);
    },
    close(done: () => void) {
      close(address.port).then(() => process.nextTick(done), fail);
    },
  });
}
