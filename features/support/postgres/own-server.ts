import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import type { ServerFolder } from './server-folder';
import type { ServerUser } from './server-programs';

/** What a server is made of. */
export interface ServerPlan {
  /** The folder of PostgreSQL's programs. */
  readonly programs: string;
  readonly user: ServerUser;
  readonly folder: ServerFolder;
  readonly port: number;
  /** Whether it listens on that port of 127.0.0.1, and not on a socket in its folder. */
  readonly isOnTcp: boolean;
  readonly settings: Readonly<Record<string, string>>;
}

/** What a program of PostgreSQL sees of our environment, in which variables of its own could stand. */
export const plainEnvironment: NodeJS.ProcessEnv = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

const READY = /ready to accept (?:read-only )?connections/;
/** What is remembered of the log of a server. */
const LOG_LENGTH_MAX = 20_000;
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** A server that a scenario can stop, kill and start again. It ends with this process, however that ends. */
export class OwnServer {
  readonly #plan: ServerPlan;
  #running: ChildProcess | undefined;
  /** Settles when all processes of the last start have ended. */
  #closed: Promise<void> = Promise.resolve();
  #log = '';

  constructor(plan: ServerPlan) {
    this.#plan = plan;
  }

  /** The URL of a database of it; the one that is always there, unless another is named. */
  url(database = 'postgres'): string {
    const { isOnTcp, port, folder } = this.#plan;
    const base = `postgres://postgres@${isOnTcp ? '127.0.0.1' : 'localhost'}:${port}/${database}`;
    return isOnTcp ? base : `${base}?host=${encodeURIComponent(path.join(folder.path, 'socket'))}`;
  }

  /** What it has logged, from its last start on. */
  get log(): string {
    return this.#log;
  }

  /** Starts it, and waits until it accepts connections. */
  async start(): Promise<void> {
    const { programs, user, folder } = this.#plan;
    this.#log = '';
    const server = spawn(path.join(programs, 'bin/postgres'), listArguments(this.#plan), {
      ...user,
      cwd: folder.path,
      detached: true,
      env: plainEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#running = server;
    this.#closed = new Promise((resolve) => server.once('close', () => resolve()));
    // For the watcher of the folder.
    const pidFile = path.join(folder.path, 'server.pid');
    writeFileSync(pidFile, String(server.pid));
    server.once('exit', () => rmSync(pidFile, { force: true }));
    await this.#untilReady(server);
    keepAlive(server, false);
  }

  /** Stops it: `fast` cuts connections and writes everything down, `immediate` is a crash that it recovers from. */
  stop(mode: keyof typeof SIGNALS): Promise<void> {
    return this.#signal(SIGNALS[mode]);
  }

  /** Kills it, as the system does it when there is no memory; its processes follow it. */
  kill(): Promise<void> {
    return this.#signal('SIGKILL');
  }

  /** Ends it for good, and removes its folder. Safe to call twice. */
  end(): Promise<void> {
    return this.#plan.folder.remove();
  }

  #untilReady(server: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.once('close', () => reject(new Error(`The server has not started. Its log: ${this.#log}`)));
      server.stderr?.setEncoding('utf8').on('data', (text: string) => {
        this.#log = `${this.#log}${text}`.slice(-LOG_LENGTH_MAX);
        if (READY.test(this.#log)) {
          resolve();
        }
      });
    });
  }

  /** All processes of a server hold the pipe of its log: it is closed when the last of them has ended. */
  async #signal(signal: NodeJS.Signals): Promise<void> {
    if (this.#running) {
      keepAlive(this.#running, true);
      this.#running.kill(signal);
    }
    await this.#closed;
    this.#running = undefined;
  }
}

/** Whether this process stays for the sake of the server. */
function keepAlive(server: ChildProcess, isKept: boolean): void {
  const handles = [server, ...(server.stderr instanceof Socket ? [server.stderr] : [])];
  for (const handle of handles) {
    isKept ? handle.ref() : handle.unref();
  }
}

function listArguments({ folder, port, isOnTcp, settings }: ServerPlan): string[] {
  const all = {
    port: String(port),
    listen_addresses: isOnTcp ? '127.0.0.1' : '',
    unix_socket_directories: isOnTcp ? '' : path.join(folder.path, 'socket'),
    shared_buffers: '32MB',
    // Nobody reads the log while it goes well: of what fails, the client hears.
    log_min_messages: 'log',
    ...settings,
  };
  return [
    '-D',
    path.join(folder.path, 'data'),
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
