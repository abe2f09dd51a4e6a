import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { cancelStatement } from '#audit-log/engines/postgres/connection/cancel-statement';
import type { AuditWorld } from '../../support/world';

/** Length and code of a request to end a statement, then what tells its connection. */
const REQUEST = '0000001004d2162e0000000700000009';
/** So often something else crosses the network before a connection counts as one that has not ended. */
const CROSSINGS = 20;

/** A server that takes a request to end a statement, and closes when it is told to. */
export class SlowCloser {
  ended: Promise<void> | undefined;
  readonly limit = new AbortController();
  readonly #server: Server;
  readonly #sockets: Socket[] = [];
  #received = '';
  #hasEnded = false;

  constructor(world: AuditWorld) {
    this.#server = createServer({ allowHalfOpen: true }, (socket) => {
      this.#sockets.push(socket);
      socket.on('error', () => socket.destroy());
      socket.on('data', (data) => this.#hear(socket, data));
    });
    world.addCleanup(() => {
      this.close();
      this.#server.close();
    });
  }

  /** Has a statement end that is under way on it. */
  async cancel(): Promise<void> {
    const port = await this.#listen();
    const client = { host: '127.0.0.1', port, processID: 7, secretKey: 9, ssl: false };
    const [query, on, removeListener] = [() => Promise.reject(), () => client, () => client];
    this.ended = cancelStatement({ ...client, query, on, removeListener }, this.limit.signal);
    while (this.#received !== REQUEST) {
      await this.#cross();
    }
  }

  /** What is sent with a request has come with it, or soon after. */
  async assertOpen(): Promise<void> {
    for (let crossing = 0; crossing < CROSSINGS; crossing += 1) {
      await this.#cross();
    }
    assert.equal(this.#hasEnded, false, 'Who asks has ended the connection.');
  }

  close(): void {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  #hear(socket: Socket, data: Buffer): void {
    if (String(data) === '?') {
      socket.end('!');
      return;
    }
    this.#received += data.toString('hex');
    socket.once('end', () => {
      this.#hasEnded = true;
    });
  }

  async #listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this.#port;
  }

  get #port(): number {
    return Object(this.#server.address()).port;
  }

  /** Asks something over another connection, and waits for the answer. */
  async #cross(): Promise<void> {
    const socket = connect(this.#port, '127.0.0.1');
    socket.write('?');
    await once(socket, 'data');
    socket.destroy();
  }
}
