import { validateHeaderValue } from 'node:http';
import { Duplex, Writable } from 'node:stream';
import type { Operation, Seams } from '../seams';
import { abortOf } from '../timers/abort-of';
import type { HttpWanted } from './http-arguments';
import { MemoryResponse, resetError } from './memory-response';
import { withoutBrackets } from './network-error';

/** A request that is sent, and its answer. */
export interface Exchange {
  readonly operation: Operation<Response>;
  /** The body of the answer, once there is one. */
  body(): Uint8Array;
}

/** Creates the exchange for a request. */
export type ExchangeOf = (request: Request) => Exchange;

/** An `http.ClientRequest` that is answered within the same process. */
export class MemoryRequest extends Writable {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly protocol: string;
  readonly socket = makeIdleSocket();
  aborted = false;
  #isConnected = false;
  #response: MemoryResponse | undefined;
  readonly #seams: Seams;
  readonly #wanted: HttpWanted;
  readonly #exchangeOf: ExchangeOf;
  readonly #headers = new Headers();
  readonly #chunks: Uint8Array[] = [];

  constructor(seams: Seams, wanted: HttpWanted, exchangeOf: ExchangeOf) {
    // autoDestroy is off: the request is complete when its answer is, not when it has been sent.
    super({ autoDestroy: false });
    const { url, method, headers, signal, callback } = wanted;
    this.#seams = seams;
    this.#wanted = wanted;
    this.#exchangeOf = exchangeOf;
    this.method = method;
    this.path = url.pathname + url.search;
    this.host = withoutBrackets(url.hostname);
    this.protocol = url.protocol;
    for (const [name, value] of Object.entries(headers)) {
      this.setHeader(name, value);
    }
    if (callback !== undefined) {
      this.once('response', callback);
    }
    if (signal !== undefined) {
      this.#obey(signal);
    }
    process.nextTick(() => this.#connect());
  }

  /**
   * Sets a header; nothing is sent before the end.
   *
   * @throws TypeError with the code `ERR_HTTP_INVALID_HEADER_VALUE`, as Node does.
   */
  setHeader(name: string, value: unknown): this {
    validateHeaderValue(name, value as string);
    this.#headers.delete(name);
    for (const each of Array.isArray(value) ? value : [value]) {
      this.#headers.append(name, String(each));
    }
    return this;
  }

  /** The value of a header that was set. */
  getHeader(name: string): string | undefined {
    return this.#headers.get(name) ?? undefined;
  }

  /** Whether a header was set. */
  hasHeader(name: string): boolean {
    return this.#headers.has(name);
  }

  /** All headers that were set. */
  getHeaders(): Record<string, string> {
    return Object.fromEntries(this.#headers);
  }

  /** Removes a header. */
  removeHeader(name: string): void {
    this.#headers.delete(name);
  }

  /** Aborts the request. */
  abort(): void {
    if (this.aborted) {
      return;
    }
    this.aborted = true;
    process.nextTick(() => this.emit('abort'));
    this.destroy();
  }

  /** Does nothing: nothing is sent before the end. */
  flushHeaders(): void {
    // There is no wire.
  }

  /** Does nothing: no time passes in memory. */
  setTimeout(): this {
    return this;
  }

  /** Does nothing: no packet is held back. */
  setNoDelay(): void {
    // There are no packets.
  }

  /** Does nothing: no connection in memory is lost without a word. */
  setSocketKeepAlive(): void {
    // There is no connection.
  }

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    done();
    if (this.#seams.isOver) {
      return;
    }
    const { operation, body } = this.#exchangeOf(this.#request());
    this.#seams.call(operation, [], {
      succeed: (response) => this.#receive(response, body()),
      fail: (error) => this.destroy(error as Error),
    });
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    // Node reports no error for a request that is aborted before it is connected.
    const isExpected = this.#response !== undefined || (this.aborted && !this.#isConnected);
    this.#response?.breakOff();
    done(error ?? (isExpected ? null : resetError('socket hang up')));
  }

  #obey(signal: AbortSignal): void {
    const abort = () => this.destroy(abortOf(signal));
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort, { once: true });
  }

  #connect(): void {
    if (!this.destroyed) {
      this.#isConnected = true;
      this.emit('socket', this.socket);
    }
  }

  #request(): Request {
    const { url, method } = this.#wanted;
    const hasBody = method !== 'GET' && method !== 'HEAD' && this.#chunks.length > 0;
    return new Request(url, {
      method,
      headers: this.#headers,
      ...(hasBody && { body: Buffer.concat(this.#chunks) }),
    });
  }

  #receive(response: Response, body: Uint8Array): void {
    if (this.destroyed) {
      return;
    }
    const message = new MemoryResponse(this.#seams, response, { body, socket: this.socket });
    this.#response = message;
    message.once('end', () => this.destroy()).once('close', () => this.destroy(message.errored ?? undefined));
    if (!this.emit('response', message)) {
      message.resume();
    }
  }
}

/** A socket for packages that listen to it or configure it; no data passes through it. */
function makeIdleSocket(): Duplex {
  const chained = function (this: Duplex): Duplex {
    return this;
  };
  const socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  return Object.assign(socket, {
    setTimeout: chained,
    setKeepAlive: chained,
    setNoDelay: chained,
    ref: chained,
    unref: chained,
  });
}
