import { Duplex } from 'node:stream';
import { nameOfPlace, readConnectArguments } from './listen-arguments';
import { act, type Network } from './network';

/** A `net.Socket` whose other end is in the same process. What it sends arrives in a step of its own. */
export class MemorySocket extends Duplex {
  readonly #network: Network;
  #peer: MemorySocket | undefined;
  /** Whether sent data has not arrived yet. */
  #isSending = false;
  /** Whether the other end has received the end of the stream. */
  #hasEnded = false;
  /** Whether the connection is not established yet. */
  connecting = false;

  constructor(network: Network) {
    super({ allowHalfOpen: false });
    this.#network = network;
  }

  /** Connects to the server at that place. The event `connect` or `error` reports the result. */
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

  /** Does nothing: connections in memory keep no process alive. */
  unref(): this {
    return this;
  }

  /** Does nothing: no packet is held back. */
  setNoDelay(): this {
    return this;
  }

  /** Does nothing: connections in memory cannot be lost unnoticed. */
  setKeepAlive(): this {
    return this;
  }

  override _read(): void {
    // The other end pushes the data when it arrives.
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

  /** Sends something to the other end. Before the connection is established, it waits for that. */
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

  /** Closes the connection as TCP does: after all data, the other end receives the end of the stream, and closes itself. */
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
    // read(0) makes the stream emit "end" even if nothing reads it, as long as no data is left.
    this.#peer?.read(0);
  }
}

function doNothing(): void {
  // The operation has no effect but the arrival.
}
