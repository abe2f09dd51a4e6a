import type { Duplex } from 'node:stream';
import type { Ear, Seams } from '../seams';
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

/** Does something as an operation; nothing any more when the order is over, since its network is gone. */
export function act<Result>({ seams }: Network, name: string, effect: () => Result, ear: Ear<Result>): void {
  if (!seams.isOver) {
    seams.call({ name, effect }, [], ear);
  }
}
