import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  createServer,
  get,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { Server } from 'node:net';
import { runInNewContext } from 'node:vm';
import { type AuditEntry, AuditService } from 'audit-race';
import express, { type Express } from 'express';
import Fastify from 'fastify';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const DOC = 'src/audit-log/docs/context.md';
const BLOCK = /^```[jt]s\n([\s\S]*?)^```/gm;

/** A server with the lines that the documentation quotes, as they are. */
export class QuotedServer {
  readonly audit: AuditService;
  /** Of the last answer. */
  status: number | undefined;
  readonly socketPath: string;
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    const folder = world.part(TemporaryFolder);
    this.#world = world;
    this.socketPath = folder.file('server.sock');
    this.audit = new AuditService({ databaseUrl: `sqlite://${folder.file('audit.db')}` });
    world.addCleanup(() => this.audit.close());
  }

  /** Has requests answered behind the lines for a server, over a Unix socket. */
  async listen(name: string, answer: RequestListener = (_request, response) => this.#record(response)) {
    const server = await this.#ways[name]?.(answer);
    if (server === undefined) {
      throw new Error(`There are no lines for ${name}.`);
    }
    this.#world.addCleanup(() => new Promise((resolve) => server.close(resolve)));
    server.listen(this.socketPath);
    await once(server, 'listening');
  }

  async ask(): Promise<void> {
    const asked = get({ socketPath: this.socketPath, path: '/' });
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    await answer?.resume().toArray();
    this.status = answer?.statusCode;
  }

  async entries(eventType = 'plan.read'): Promise<readonly AuditEntry[]> {
    return (await this.audit.listEntries({ eventType })).entries;
  }

  readonly #ways: Readonly<Record<string, (answer: RequestListener) => Server | Promise<Server>>> = {
    Express: (answer) => this.#serveExpress((app) => app.use(answer)),
    'Express with express.json()': (answer) =>
      this.#serveExpress((app) => app.use(express.json({ type: '*/*' }), answer)),
    Fastify: async (answer) => {
      let handle: RequestListener = () => undefined;
      const app = Fastify({
        serverFactory: (handler) => {
          handle = handler;
          return createServer(handler);
        },
      });
      this.#run(1, { app, createServer: () => undefined });
      // The body is left to who answers.
      app.removeAllContentTypeParsers();
      app.addContentTypeParser('*', (_request, _payload, done) => done(null));
      app.all('/*', (request, reply) => {
        reply.hijack();
        answer(request.raw, reply.raw);
      });
      await app.ready();
      this.#world.addCleanup(() => app.close());
      return createServer(handle);
    },
    'node:http': (answer) => this.#serveNode(answer, createServer),
    'node:http2': (answer) => this.#serveNode(answer, createHttp2Server),
  };

  #serveExpress(addTo: (app: Express) => unknown): Server {
    const app = express();
    this.#run(0, { app, userOf: ({ headers }: IncomingMessage) => headers['x-user'] });
    addTo(app);
    return createServer(app);
  }

  #serveNode<Listener>(answer: RequestListener, create: (listener: Listener) => Server): Server {
    const made: Server[] = [];
    const make = (listener: Listener) => made.push(create(listener));
    this.#run(1, { app: { addHook: () => undefined }, createServer: make, answer });
    return made[0] ?? createServer();
  }

  #record(response: ServerResponse): void {
    this.audit.record({ eventType: 'plan.read' });
    response.end();
  }

  #run(block: number, given: object): void {
    const [, code = ''] = [...readFileSync(DOC, 'utf8').matchAll(BLOCK)][block] ?? [];
    runInNewContext(code, { ...given, audit: this.audit });
  }
}
