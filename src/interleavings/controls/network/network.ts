import type { Duplex } from 'node:stream';
import type { Ear, Seams } from '../seams';
import type { Ports } from './ports';

/** A server to which sockets can connect. */
export interface Listener {
  /** Called for each new connection. */
  accept(socket: Duplex): void;
}

/** What the servers and sockets of one order share. */
export interface Network {
  readonly seams: Seams;
  readonly ports: Ports<Listener>;
  /** Whether ports are taken and released synchronously, within the call. */
  readonly isAtOnce: boolean;
}

/** Performs something as an operation of the order. Does nothing after the order has ended, because its network is gone. */
export function act<Result>({ seams }: Network, name: string, effect: () => Result, ear: Ear<Result>): void {
  if (!seams.isOver) {
    seams.call({ name, effect }, [], ear);
  }
}
