import { Readable } from 'node:stream';
import type { Seams } from '../seams';

/** An `http.IncomingMessage` that was made of a `Response`. Its body arrives in a step of its own. */
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

  /** The connection, under its older name. */
  get connection(): unknown {
    return this.socket;
  }

  /** Does nothing: no time passes in memory. */
  setTimeout(): this {
    return this;
  }

  /** Ends it since its request has ended: what has not arrived by now never will, and nobody wants the rest. */
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
    // As Node does: whoever does not listen for its errors has those of the request.
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

/** The error of a connection that ended too early. */
export function resetError(message: string): Error {
  return Object.assign(new Error(message), { code: 'ECONNRESET' });
}
