import { makeNetworkError } from '../system-error';
import type { Place } from './listen-arguments';

/** An address at which a server listens: a port, or the path of a pipe. */
export type Address =
  | { readonly port: number; readonly address: string; readonly family: 'IPv4' | 'IPv6' }
  | string;

const FIRST_FREE_PORT = 49_152;
/** The value of `port` in Node's errors about a pipe. */
const NO_PORT = -1;
const everywhere: ReadonlySet<string> = new Set(['::', '0.0.0.0']);

/** The ports and pipes of one machine in memory, and the listener at each. */
export class Ports<Listener> {
  readonly #taken = new Map<Listener, Address>();

  /**
   * Takes a port (0 for any free one) or a pipe.
   *
   * @throws Error with the code `EADDRINUSE` when another server listens there.
   */
  take(listener: Listener, place: Place): Address {
    const wanted = this.#addressOf(place);
    if (this.#listenersAt(wanted).length > 0) {
      throw makeNetworkError('EADDRINUSE', {
        syscall: 'listen',
        ...(typeof wanted === 'string' ? { address: wanted, port: NO_PORT } : wanted),
      });
    }
    this.#taken.set(listener, wanted);
    return wanted;
  }

  /** Releases the port of a listener. Idempotent. */
  giveBack(listener: Listener): void {
    this.#taken.delete(listener);
  }

  /**
   * The listener at that place.
   *
   * @throws Error with the code `ECONNREFUSED` when nothing listens at that port, or `ENOENT` for a pipe.
   */
  find(place: Place): Listener {
    const { path } = place;
    const address = path ?? ipOf(place.host ?? 'localhost');
    const [listener] = this.#listenersAt(path ?? { address, family: 'IPv4', port: place.port });
    if (listener === undefined) {
      throw path === undefined
        ? makeNetworkError('ECONNREFUSED', { syscall: 'connect', address, port: place.port })
        : makeNetworkError('ENOENT', { syscall: 'connect', address });
    }
    return listener;
  }

  #addressOf(place: Place): Address {
    if (place.path !== undefined) {
      return place.path;
    }
    const { port, host = '::' } = place;
    const address = ipOf(host);
    const family = address.includes(':') ? 'IPv6' : 'IPv4';
    return { address, family, port: port === 0 ? this.#findFree() : port };
  }

  #findFree(): number {
    const taken = [...this.#taken.values()].map((each) => (typeof each === 'string' ? NO_PORT : each.port));
    let port = FIRST_FREE_PORT;
    while (taken.includes(port)) {
      port += 1;
    }
    return port;
  }

  #listenersAt(wanted: Address): Listener[] {
    return [...this.#taken].filter(([, taken]) => isSamePlace(taken, wanted)).map(([listener]) => listener);
  }
}

function ipOf(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host;
}

function isSamePlace(one: Address, other: Address): boolean {
  if (typeof one === 'string' || typeof other === 'string') {
    return one === other;
  }
  return (
    one.port === other.port &&
    (one.address === other.address || everywhere.has(one.address) || everywhere.has(other.address))
  );
}
