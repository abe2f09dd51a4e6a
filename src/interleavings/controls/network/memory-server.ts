import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { type AnyFunction, type Ear, isFunction } from '../seams';
import { nameOfPlace, readListenArguments } from './listen-arguments';
import { act, type Listener, type Network } from './network';
import type { Address } from './ports';

/** A `net.Server` whose port is in memory. */
export class MemoryServer extends EventEmitter implements Listener {
  readonly #network: Network;
  readonly #connections = new Set<Duplex>();
  #address: Address | null = null;
  #isListening = false;
  #isClosing = false;
  /** Whether the server still holds its port. */
  #isOpen = false;

  constructor(network: Network, onConnection?: AnyFunction) {
    super();
    this.#network = network;
    if (onConnection !== undefined) {
      this.on('connection', onConnection);
    }
  }

  /** Whether the server listens, or is about to. */
  get listening(): boolean {
    return this.#isListening;
  }

  /** Takes a port. The event `listening` or `error` reports the result. */
  listen(...args: readonly unknown[]): this {
    if (this.#isListening) {
      throw withCode(
        'ERR_SERVER_ALREADY_LISTEN',
        'Listen method has been called more than once without closing.',
      );
    }
    const { place, callback } = readListenArguments(args);
    if (callback !== undefined) {
      this.once('listening', callback);
    }
    this.#isListening = true;
    this.#isClosing = false;
    const take = () => {
      if (this.#isListening) {
        this.#address = this.#network.ports.take(this, place);
      }
    };
    this.#waitFor(`listen ${nameOfPlace(place)}`, take, () => {
      if (this.#isListening) {
        this.emit('listening');
      }
    });
    return this;
  }

  /** Releases the port. The event `close` follows when all connections have ended, too. */
  close(callback?: unknown): this {
    if (isFunction(callback)) {
      const isRunning = this.#isListening;
      this.once('close', () => callback(...(isRunning ? [] : [notRunning()])));
    }
    if (!this.#isListening) {
      process.nextTick(() => this.emit('close'));
      return this;
    }
    this.#isListening = false;
    this.#isClosing = true;
    this.#isOpen = true;
    const place = this.#leave();
    const giveBack = () => this.#network.ports.giveBack(this);
    if (this.#network.isAtOnce) {
      giveBack();
    }
    act(this.#network, `close ${place}`, giveBack, {
      succeed: () => {
        this.#isOpen = false;
        this.#emitCloseIfDone();
      },
      fail: (error) => this.emit('error', error),
    });
    return this;
  }

  /** The address of the server, `null` while it does not listen. As in Node, a server of a pipe keeps its last path. */
  address(): Address | null {
    return this.#address;
  }

  /** Registers a new connection until it closes. */
  accept(socket: Duplex): void {
    this.#connections.add(socket);
    socket.once('close', () => {
      this.#connections.delete(socket);
      this.#emitCloseIfDone();
    });
    this.emit('connection', socket);
  }

  /** Counts the connections. */
  getConnections(callback: (error: Error | null, count: number) => void): this {
    process.nextTick(callback, null, this.#connections.size);
    return this;
  }

  /** Does nothing: ports in memory keep no process alive. */
  ref(): this {
    return this;
  }

  /** Does nothing: ports in memory keep no process alive. */
  unref(): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.close(resolve));
  }

  /** Resets the address of a port, and gives the name of the place for the story. */
  #leave(): string {
    if (typeof this.#address === 'string') {
      return this.#address;
    }
    const port = this.#address?.port ?? 0;
    this.#address = null;
    return String(port);
  }

  #waitFor(name: string, effect: () => void, done: () => void): void {
    const ear = {
      succeed: done,
      fail: (error: unknown) => {
        this.#isListening = false;
        this.emit('error', error);
      },
    };
    if (this.#network.isAtOnce) {
      this.#do(effect, ear);
    } else {
      act(this.#network, name, effect, ear);
    }
  }

  /** Performs the effect within the call, and reports the result after the call, as Node does. */
  #do(effect: () => void, { succeed, fail }: Ear<void>): void {
    try {
      effect();
      process.nextTick(succeed);
    } catch (error) {
      process.nextTick(fail, error);
    }
  }

  #emitCloseIfDone(): void {
    if (this.#isClosing && !this.#isOpen && this.#connections.size === 0) {
      this.#isClosing = false;
      this.emit('close');
    }
  }
}

function notRunning(): Error {
  return withCode('ERR_SERVER_NOT_RUNNING', 'Server is not running.');
}

function withCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
