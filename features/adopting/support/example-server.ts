import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type AuditEntry, openForReading } from 'audit-race';
import { watchChild } from '../../support/child';
import { literal } from '../../support/literal';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** What a client sends besides, and what is kept of it. */
export interface SentHeaders {
  /** The lines, as they go over the connection. */
  readonly lines: string;
  readonly kept: object;
}

/** One of the programs in `examples`, which listens until the scenario ends. */
export class ExampleServer {
  /** What was sent with each request. */
  sent: readonly SentHeaders[] = [];
  /** The first line of each answer. */
  answers: readonly string[] = [];
  readonly #world: AuditWorld;
  #port = 0;
  #end: () => Promise<unknown> = () => Promise.resolve();

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async start(name: string): Promise<void> {
    const program = path.resolve('examples', `${name}.mjs`);
    const { path: cwd } = this.#world.part(TemporaryFolder);
    const env = { ...process.env, PORT: '0', AUDIT_DATABASE_URL: this.#databaseUrl };
    const child = watchChild(
      spawn(process.execPath, [program], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] }),
    );
    const ended = once(child, 'exit');
    this.#end = () => {
      child.kill('SIGTERM');
      return ended;
    };
    this.#world.addCleanup(() => this.#end());
    const [address] = await once(createInterface(child.stdout), 'line');
    this.#port = Number(new URL(String(address)).port);
  }

  /** Sends a request for each, all at the same time. */
  async ask(sent: readonly SentHeaders[]): Promise<void> {
    this.sent = sent;
    this.answers = await Promise.all(sent.map(({ lines }, number) => this.#ask(number, lines)));
  }

  /** Sends what a table says, as the values of lines of JavaScript. */
  async askWith(rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
    await this.ask(
      rows.map(({ headers = '', kept = '' }) => ({
        lines: String(literal(headers)),
        kept: { ...Object(literal(kept)) },
      })),
    );
  }

  /** Ends the server, and reads what it has recorded: the entries of each request, by its number. */
  async entries(): Promise<AuditEntry[][]> {
    await this.#end();
    await using reader = await openForReading({ databaseUrl: this.#databaseUrl });
    const { entries } = await reader.listEntries({ limit: 1000 });
    const all = [...entries].reverse();
    return this.sent.map((_, number) => all.filter(({ subject }) => subject === `plan/${number}`));
  }

  get #databaseUrl(): string {
    return `sqlite://${this.#world.part(TemporaryFolder).file('audit.db')}`;
  }

  /** As bytes, because no client would send all of it. */
  async #ask(number: number, lines: string): Promise<string> {
    const body = JSON.stringify({ number, password: 'hunter2' });
    const head = [
      `POST /plans/${number} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Connection: close',
      'Expect: 100-continue',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      ...(lines === '' ? [] : [lines]),
    ];
    const connection = connect(this.#port, '127.0.0.1');
    connection.write(`${head.join('\r\n')}\r\n\r\n`, 'latin1');
    // The body comes when the request is being worked on already, as that of a slow client does.
    await once(connection, 'readable');
    connection.end(body);
    const [, first = ''] = (await text(connection)).split(/\r\n\r\n(?=HTTP)/);
    assert.match(first, /^HTTP/);
    return first.slice(0, first.indexOf('\r\n'));
  }
}
