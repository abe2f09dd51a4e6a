import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { runInNewContext } from 'node:vm';
import { type AuditEntry, AuditService } from 'audit-race';
import express from 'express';
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
  readonly #socket: string;
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    const folder = world.part(TemporaryFolder);
    this.#world = world;
    this.#socket = folder.file('server.sock');
    this.audit = new AuditService({ databaseUrl: `sqlite://${folder.file('audit.db')}` });
    world.addCleanup(() => this.audit.close());
  }

  async listen(name: string): Promise<void> {
    const server = await this.#ways[name]?.();
    if (server === undefined) {
      throw new Error(`There are no lines for ${name}.`);
    }
    this.#world.addCleanup(() => new Promise((resolve) => server.close(resolve)));
    server.listen(this.#socket);
    await once(server, 'listening');
  }

  async ask(): Promise<void> {
    const asked = get({ socketPath: this.#socket, path: '/' });
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    await answer?.resume().toArray();
    this.status = answer?.statusCode;
  }

  async entries(): Promise<readonly AuditEntry[]> {
    return (await this.audit.listEntries({ eventType: 'plan.read' })).entries;
  }

  readonly #ways: Readonly<Record<string, () => Server | Promise<Server>>> = {
    Express: () => {
      const app = express();
      this.#run(0, { app, userOf: () => 'ada' });
      app.get('/', (_request, response) => {
        this.#record();
        response.end();
      });
      return createServer(app);
    },
    Fastify: async () => {
      let answer: RequestListener = () => undefined;
      const app = Fastify({
        serverFactory: (handler) => {
          answer = handler;
          return createServer(handler);
        },
      });
      this.#run(1, { app, createServer: () => undefined });
      app.get('/', () => {
        this.#record();
        return 'ok';
      });
      await app.ready();
      this.#world.addCleanup(() => app.close());
      return createServer(answer);
    },
    'node:http': () => {
      const made: Server[] = [];
      const answer: RequestListener = (_request, response) => {
        this.#record();
        response.end();
      };
      const make = (listener: RequestListener) => made.push(createServer(listener));
      this.#run(1, { app: { addHook: () => undefined }, createServer: make, answer });
      return made[0] ?? createServer();
    },
  };

  #record(): void {
    this.audit.record({ eventType: 'plan.read' });
  }

  #run(block: number, given: object): void {
    const [, code = ''] = [...readFileSync(DOC, 'utf8').matchAll(BLOCK)][block] ?? [];
    runInNewContext(code, { ...given, audit: this.audit });
  }
}
