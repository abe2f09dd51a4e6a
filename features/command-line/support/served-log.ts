import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { watchChild } from '../../support/child';
import type { AuditWorld } from '../../support/world';
import { AskedLog } from './asked-log';

const PROGRAM = path.resolve('src/audit-log/dist/command/main.js');

/** What a server has answered. */
export interface HeardAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How somebody asks. */
export interface AskingManner {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server of `audit-race serve` in a process of its own, and somebody who asks it as a browser does. */
export class ServedLog {
  address = '';
  exitCode: number | null = null;
  complaints = '';
  /** Below which all pages are. */
  place = '';
  cookie = '';
  readonly answers: HeardAnswer[] = [];
  readonly #world: AuditWorld;
  #child: ChildProcess | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Starts it, and resolves when it has printed its address or has ended. */
  async start(...args: readonly string[]): Promise<void> {
    const { databaseUrl } = this.#world.part(AskedLog);
    const child = watchChild(
      spawn(process.execPath, [PROGRAM, 'serve', ...args], {
        env: { ...process.env, AUDIT_DATABASE_URL: databaseUrl },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    this.#child = child;
    this.#world.addCleanup(() => this.stop('SIGTERM'));
    child.stderr.on('data', (chunk) => {
      this.complaints += String(chunk);
    });
    const [line = ''] = await Promise.race([
      once(createInterface(child.stdout), 'line'),
      once(child, 'close').then(([code]) => {
        this.exitCode = Number(code);
        return [];
      }),
    ]);
    this.address = String(line);
  }

  get port(): number {
    return Number(new URL(this.address).port);
  }

  get token(): string {
    return new URL(this.address).searchParams.get('token') ?? '';
  }

  /** Opens the first address as a browser does. */
  async enter(): Promise<HeardAnswer> {
    const answer = await this.ask(`/?token=${this.token}`);
    this.cookie = String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    this.place = /^\/([\w-]{22})\/$/.exec(String(answer.headers.location))?.[1] ?? '';
    assert.notEqual(this.place, '', String(answer.headers.location));
    return answer;
  }

  /** Asks for a page below the place, with the cookie, and follows one redirection. */
  async look(page: string): Promise<HeardAnswer> {
    const headers = { Cookie: this.cookie };
    const answer = await this.ask(`/${this.place}/${page}`, { headers });
    const { location } = answer.headers;
    return location === undefined ? answer : await this.ask(location, { headers });
  }

  async ask(address: string, manner: AskingManner = {}): Promise<HeardAnswer> {
    const asked = request({ ...this.#target(address), ...manner });
    asked.end();
    const [response] = await once(asked, 'response');
    const answer = {
      status: response.statusCode,
      headers: response.headers,
      body: await text(response),
    };
    this.answers.push(answer);
    return answer;
  }

  /** Asks and goes away as soon as something holds. */
  async askAndLeave(page: string, until: () => Promise<unknown>): Promise<void> {
    const asked = request({
      ...this.#target(`/${this.place}/${page}`),
      headers: { Cookie: this.cookie },
    });
    const closed = new Promise((resolve) => asked.once('close', resolve));
    asked.on('error', () => undefined);
    asked.end();
    await until();
    asked.destroy();
    await closed;
  }

  /** Ends it with a signal, unless it has ended. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const closed = once(child, 'close');
      child.kill(signal);
      const [code] = await closed;
      this.exitCode = code === null ? null : Number(code);
    }
  }

  #target(address: string): { readonly host: string; readonly port: number; readonly path: string } {
    return { host: '127.0.0.1', port: this.port, path: address };
  }
}
