import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { type AnyFunction, type Ear, isFunction } from '../seams';
import { readListenArguments } from './listen-arguments';
import type { Listener, Network } from './network';
import type { Address } from './ports';

/** A `net.Server` whose port is in memory. */
export class MemoryServer extends EventEmitter implements Listener {
  readonly #network: Network;
  readonly #connections = new Set<Duplex>();
  #address: Address | null = null;
  #isListening = false;
  #isClosing = false;

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
    const { port, host, callback } = readListenArguments(args);
    if (callback !== undefined) {
      this.once('listening', callback);
    }
    this.#isListening = true;
    this.#isClosing = false;
    const take = () => {
      if (!this.#isClosing) {
        this.#address = this.#network.ports.take(this, port, host);
      }
    };
    this.#waitFor(`listen ${port}`, take, () => {
      if (!this.#isClosing) {
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
    const port = this.#address?.port ?? 0;
    const giveBack = () => {
      this.#network.ports.giveBack(this);
      this.#address = null;
    };
    if (this.#network.isAtOnce) {
      giveBack();
    }
    const closing = { name: `close ${port}`, effect: giveBack };
    this.#network.seams.call(closing, [], {
      succeed: () => this.#emitCloseIfDone(),
      fail: (error) => this.emit('error', error),
    });
    return this;
  }

  /** Where it listens; `null` while it does not. */
  address(): Address | null {
    return this.#address;
  }

  /** Is told of each connection that is made, and of its end. */
  accept(socket: Duplex): void {
    this.#connections.add(socket);
    socket.once('close', () => {
      this.#connections.delete(socket);
      if (this.#isClosing) {
        this.#emitCloseIfDone();
      }
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

  #waitFor(name: string, effect: () => void, done: () => void): void {
    const { isAtOnce, seams } = this.#network;
    const ear = {
      succeed: done,
      fail: (error: unknown) => {
        this.#isListening = false;
        this.emit('error', error);
      },
    };
    if (isAtOnce) {
      this.#do(effect, ear);
    } else {
      seams.call({ name, effect }, [], ear);
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
    if (this.#connections.size === 0) {
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
