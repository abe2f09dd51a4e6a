import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { connect, type Socket } from 'node:net';
import type { AuditEntry } from 'audit-race';
import type { AuditWorld } from '../../support/world';
import { QuotedServer } from './quoted-server';

const EVENTS = ['data', 'end', 'finish', 'error', 'close'] as const;

/** A body that express.json() reads, too. */
const PIECES = ['[1', ',2', ',3]'] as const;

/** Who asks is known by the path. */
export const traceOf = (path: string): string => path.slice(1).padStart(32, 'a');

const traceparentOf = (path: string): string => `00-${traceOf(path)}-00f067aa0ba902b7-01`;

function headOf(path: string, ...more: readonly string[]): string {
  const lines = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    `X-User: user of ${path}`,
    `traceparent: ${traceparentOf(path)}`,
    `Content-Length: ${PIECES.join('').length}`,
    'Content-Type: application/json',
    ...more,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** What a client does. */
type Way = (requests: HeardRequests) => Promise<void>;

const WAYS: Readonly<Record<string, Way>> = {
  'a body in three pieces': async (requests) => {
    await requests.send('/1');
  },
  'a body that comes late': async (requests) => {
    const socket = await requests.begin('/1');
    socket.write(PIECES.join(''));
    await requests.heard('/1 response.close');
  },
  'two requests on one connection': async (requests) => {
    await requests.send('/2', await requests.send('/1'));
  },
  'two requests in one packet': async (requests) => {
    const socket = requests.connect();
    requests.together = 2;
    socket.write(['/1', '/2'].map((path) => `${headOf(path)}${PIECES.join('')}`).join(''));
    await Promise.all(['/1', '/2'].map((path) => requests.heard(`${path} response.finish`)));
    socket.end();
    await Promise.all(['/1', '/2'].map((path) => requests.heard(`${path} response.close`)));
  },
  'a client that goes away': async (requests) => {
    const socket = await requests.begin('/1');
    socket.write(PIECES[0]);
    await requests.heard('/1 request.data');
    socket.destroy();
    await Promise.all(['request', 'response'].map((of) => requests.heard(`/1 ${of}.close`)));
  },
  'a stream of HTTP/2': (requests) => requests.stream('/1'),
};

/** Requests to a server whose listeners record each event that they hear. */
export class HeardRequests {
  /** How many requests are answered together, the last one first. */
  together = 1;
  readonly #server: QuotedServer;
  readonly #told = new EventEmitter();
  readonly #counts = new Map<string, number>();
  readonly #whole: ServerResponse[] = [];
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#server = world.part(QuotedServer);
    this.#world = world;
  }

  async listen(name: string): Promise<void> {
    await this.#server.listen(name, (request, response) => this.#hear(request, response));
  }

  async ask(way: string): Promise<void> {
    const ask = WAYS[way];
    if (ask === undefined) {
      throw new Error(`Nobody knows how to send ${way}.`);
    }
    await ask(this);
  }

  /** What was recorded at each event. */
  entries(): Promise<readonly AuditEntry[]> {
    return this.#server.entries('heard.*');
  }

  /** Waits until an event was heard. */
  async heard(event: string, times = 1): Promise<void> {
    while ((this.#counts.get(event) ?? 0) < times) {
      await once(this.#told, event);
    }
  }

  connect(): Socket {
    const socket = connect(this.#server.socketPath);
    this.#world.addCleanup(() => socket.destroy());
    return socket.resume();
  }

  /** Sends what comes before a body, and waits until it is asked for that. */
  async begin(path: string, socket = this.connect()): Promise<Socket> {
    socket.write(headOf(path, 'Expect: 100-continue'));
    await once(socket, 'data');
    return socket;
  }

  async send(path: string, before?: Socket): Promise<Socket> {
    const socket = await this.begin(path, before);
    await this.#sendPieces(path, socket);
    await this.heard(`${path} response.close`);
    return socket;
  }

  async stream(path: string): Promise<void> {
    const session = connectHttp2('http://localhost', { createConnection: () => this.connect() });
    this.#world.addCleanup(() => session.destroy());
    const stream = session.request({ ':method': 'POST', ':path': path, traceparent: traceparentOf(path) });
    await this.#sendPieces(path, stream.resume());
    stream.end();
    await this.heard(`${path} response.close`);
  }

  /** Records each event of a request and of its answer, whatever is given away in between. */
  #hear(request: IncomingMessage, response: ServerResponse): void {
    const subject = String(request.url);
    for (const [of, emitter] of Object.entries({ request, response })) {
      for (const event of EVENTS) {
        emitter.on(event, () => this.#record(subject, `${of}.${event}`));
      }
    }
    const answer = () => this.#answer(response);
    request.on('end', answer);
    if (request.readableEnded) {
      answer();
    }
  }

  #answer(response: ServerResponse): void {
    if (this.#whole.push(response) === this.together) {
      for (const whole of this.#whole.splice(0).reverse()) {
        whole.end();
      }
    }
  }

  #record(subject: string, event: string): void {
    this.#server.audit.record({ eventType: `heard.${event}`, subject });
    const name = `${subject} ${event}`;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    this.#told.emit(name);
  }

  async #sendPieces(path: string, to: NodeJS.WritableStream): Promise<void> {
    for (const [index, piece] of PIECES.entries()) {
      to.write(piece);
      await this.heard(`${path} request.data`, index + 1);
    }
  }
}
