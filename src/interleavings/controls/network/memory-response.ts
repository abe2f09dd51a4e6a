import { Readable } from 'node:stream';
import type { Seams } from '../seams';

/** An `http.IncomingMessage` made of a `Response`. Its body arrives in a step of its own. */
export class MemoryResponse extends Readable {
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly rawHeaders: readonly string[];
  readonly httpVersion = '1.1';
  readonly httpVersionMajor = 1;
  readonly httpVersionMinor = 1;
  readonly trailers = {};
  readonly socket: unknown;
  complete = false;
  aborted = false;
  readonly #seams: Seams;
  readonly #body: Uint8Array;

  constructor(seams: Seams, response: Response, { body, socket }: { body: Uint8Array; socket: unknown }) {
    super();
    this.#seams = seams;
    this.#body = body;
    this.socket = socket;
    this.statusCode = response.status;
    this.statusMessage = response.statusText;
    this.rawHeaders = [...response.headers].flat();
    const cookies = response.headers.getSetCookie();
    this.headers = {
      ...Object.fromEntries(response.headers),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    };
  }

  /** The socket, under its deprecated name. */
  get connection(): unknown {
    return this.socket;
  }

  /** Does nothing: no time passes in memory. */
  setTimeout(): this {
    return this;
  }

  /** Ends the response because its request has ended: what has not arrived by now never arrives, and the rest is discarded. */
  breakOff(): void {
    if (this.complete) {
      this.removeAllListeners('data').resume();
    } else {
      this.destroy(resetError('aborted'));
    }
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    // As in Node: without an "error" listener on the response, the error goes to the request.
    process.nextTick(() => done(this.listenerCount('error') === 0 ? null : error));
  }

  override _read(): void {
    if (this.#seams.isOver) {
      return;
    }
    this.#seams.call({ name: 'read body', effect: () => this.#body }, [], {
      succeed: (body) => {
        if (this.destroyed) {
          return;
        }
        this.complete = true;
        if (body.length > 0) {
          this.push(body);
        }
        this.push(null);
      },
      fail: (error) => this.destroy(error as Error),
    });
  }
}

/** The error of a connection that was closed too early. */
export function resetError(message: string): Error {
  return Object.assign(new Error(message), { code: 'ECONNRESET' });
}
