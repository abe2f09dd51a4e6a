import { Duplex } from 'node:stream';
import { nameOfPlace, readConnectArguments } from './listen-arguments';
import { act, type Network } from './network';

/** A `net.Socket` whose other end is in the same process. What it sends arrives in a step of its own. */
export class MemorySocket extends Duplex {
  readonly #network: Network;
  #peer: MemorySocket | undefined;
  /** Whether something that was sent has not arrived yet. */
  #isSending = false;
  /** Whether the other end knows that nothing follows. */
  #hasEnded = false;
  /** Whether the connection is still on its way. */
  connecting = false;

  constructor(network: Network) {
    super({ allowHalfOpen: false });
    this.#network = network;
  }

  /** Connects to whoever listens there; the event `connect` or `error` tells how it went. */
  connect(...args: readonly unknown[]): this {
    const { place, callback } = readConnectArguments(args);
    if (callback !== undefined) {
      this.once('connect', callback);
    }
    this.connecting = true;
    const { seams, ports } = this.#network;
    const dial = seams.control(`connect ${nameOfPlace(place)}`, () => ports.find(place));
    dial().then(
      (server) =>
        process.nextTick(() => this.#open(new MemorySocket(this.#network), (peer) => server.accept(peer))),
      (error: Error) => process.nextTick(() => this.destroy(error)),
    );
    return this;
  }

  /** Does nothing: connections in memory keep no process alive. */
  ref(): this {
    return this;
  }

  /** Does nothing, either. */
  unref(): this {
    return this;
  }

  /** Does nothing: no packet is held back. */
  setNoDelay(): this {
    return this;
  }

  /** Does nothing: no connection in memory is lost without a word. */
  setKeepAlive(): this {
    return this;
  }

  override _read(): void {
    // What arrives is pushed by the other end.
  }

  override _write(chunk: unknown, _encoding: string, done: (error?: Error | null) => void): void {
    this.#send('send', done, (peer) => peer.push(chunk));
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#send('end', done, () => this.#arriveAtEnd());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.connecting = false;
    if (!this.#isSending) {
      this.#hangUp();
    }
    done(error);
  }

  #open(peer: MemorySocket, accept: (peer: MemorySocket) => void): void {
    if (this.destroyed) {
      return;
    }
    this.connecting = false;
    this.#peer = peer;
    peer.#peer = this;
    accept(peer);
    this.emit('connect');
    this.emit('ready');
  }

  /** What is sent before the connection is there is sent then. */
  #send(name: string, done: (error?: Error | null) => void, arrive: (peer: MemorySocket) => void): void {
    if (this.connecting) {
      this.once('connect', () => this.#send(name, done, arrive));
      return;
    }
    this.#isSending = true;
    act(this.#network, name, doNothing, {
      succeed: () => {
        this.#isSending = false;
        if (this.#peer !== undefined && !this.#peer.destroyed) {
          arrive(this.#peer);
        }
        if (this.destroyed) {
          this.#hangUp();
        }
        done();
      },
      fail: (error) => done(error as Error),
    });
  }

  /** As TCP does it: the other end hears that nothing follows, behind all that was sent, and closes by itself. */
  #hangUp(): void {
    if (this.#peer !== undefined && !this.#peer.destroyed && !this.#hasEnded) {
      act(this.#network, 'close connection', doNothing, {
        succeed: () => this.#arriveAtEnd(),
        fail: doNothing,
      });
    }
  }

  #arriveAtEnd(): void {
    this.#hasEnded = true;
    this.#peer?.push(null);
    // Where there is nothing to read, the end is heard by those who do not read, too.
    this.#peer?.read(0);
  }
}

function doNothing(): void {
  // Nothing happens but that it arrives.
}
