import type { Duplex } from 'node:stream';
import type { Seams } from '../seams';
import type { Ports } from './ports';

/** Whoever can be connected to. */
export interface Listener {
  /** Is told of each connection that is made. */
  accept(socket: Duplex): void;
}

/** What the servers and sockets of one order share. */
export interface Network {
  readonly seams: Seams;
  readonly ports: Ports<Listener>;
  /** Whether ports are taken and given back within the call. */
  readonly isAtOnce: boolean;
}
