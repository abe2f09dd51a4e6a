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
  /** Whether its port is not given back yet. */
  #isOpen = false;

  constructor(network: Network, onConnection?: AnyFunction) {
    super();
    this.#network = network;
    if (onConnection !== undefined) {
      this.on('connection', onConnection);
    }
  }

  /** Whether it waits for connections, or is about to. */
  get listening(): boolean {
    return this.#isListening;
  }

  /** Takes a port; the event `listening` or `error` tells how it went. */
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

  /** Gives the port back; the event `close` comes when all connections have ended, too. */
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

  /** Where it listens; `null` while it does not. As in Node, a server of a pipe remembers its last path. */
  address(): Address | null {
    return this.#address;
  }

  /** Is told of each connection that is made, and of its end. */
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

  /** Does nothing, either. */
  unref(): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.close(resolve));
  }

  /** Says where it has listened. */
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

  /** What Node does within the call is heard of after it. */
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
