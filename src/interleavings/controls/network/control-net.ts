import net from 'node:net';
import type { ControlNetOptions } from '../../experiment/ready-made-controls';
import { type AnyFunction, isFunction, type Seams } from '../seams';
import { MemoryServer } from './memory-server';
import { MemorySocket } from './memory-socket';
import type { Network } from './network';
import { Ports } from './ports';

/** `node:net` with ports in memory, for one order: nothing of it reaches the machine. */
export function controlNet(seams: Seams, { ports = 'in a step' }: ControlNetOptions = {}): typeof net {
  const network: Network = { seams, ports: new Ports(), isAtOnce: ports === 'in the call' };
  const createServer: AnyFunction = (...args) => new MemoryServer(network, args.find(isFunction));
  const connect: AnyFunction = (...args) => new MemorySocket(network).connect(...args);
  const Server = madeBy(createServer, MemoryServer);
  const Socket = madeBy(() => new MemorySocket(network), MemorySocket);
  const fake = { ...net, createServer, connect, createConnection: connect, Server, Socket, Stream: Socket };
  return fake as unknown as typeof net;
}

/** The class as the code under test sees it: callable with or without `new`, and with the arguments of Node's class. */
function madeBy(make: AnyFunction, known: object): object {
  return new Proxy(known, {
    construct: (_known, args) => Object(make(...args)),
    apply: (_known, _self, args) => make(...args),
  });
}
