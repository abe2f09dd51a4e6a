import { makeSystemError } from '../system-error';

/** Where somebody listens. */
export interface Address {
  readonly port: number;
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
}

const FIRST_FREE_PORT = 49_152;
const everywhere: ReadonlySet<string> = new Set(['::', '0.0.0.0']);

/** The ports of one machine in memory, and who listens at each. */
export class Ports<Listener> {
  readonly #taken = new Map<Listener, Address>();

  /**
   * Takes a port, 0 for any that is free.
   *
   * @throws Error with the code `EADDRINUSE` when somebody listens there.
   */
  take(listener: Listener, port: number, host: string | undefined): Address {
    const address = host === 'localhost' ? '127.0.0.1' : (host ?? '::');
    const family = address.includes(':') ? 'IPv6' : 'IPv4';
    const wanted: Address = { address, family, port: port === 0 ? this.#findFree() : port };
    if (this.#listenersAt(wanted).length > 0) {
      const { port: taken } = wanted;
      throw makeSystemError('EADDRINUSE', { syscall: 'listen', address, port: taken });
    }
    this.#taken.set(listener, wanted);
    return wanted;
  }

  /** Gives a port back; a second time does nothing. */
  giveBack(listener: Listener): void {
    this.#taken.delete(listener);
  }

  /**
   * Whoever listens there.
   *
   * @throws Error with the code `ECONNREFUSED` when nobody does.
   */
  find(port: number, host = 'localhost'): Listener {
    const address = host === 'localhost' ? '127.0.0.1' : host;
    const [listener] = this.#listenersAt({ address, family: 'IPv4', port });
    if (listener === undefined) {
      throw makeSystemError('ECONNREFUSED', { syscall: 'connect', address, port });
    }
    return listener;
  }

  #findFree(): number {
    let port = FIRST_FREE_PORT;
    while ([...this.#taken.values()].some((each) => each.port === port)) {
      port += 1;
    }
    return port;
  }

  #listenersAt({ address, port }: Address): Listener[] {
    return [...this.#taken]
      .filter(([, taken]) => taken.port === port)
      .filter(
        ([, taken]) => taken.address === address || everywhere.has(taken.address) || everywhere.has(address),
      )
      .map(([listener]) => listener);
  }
}
