import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { Gate } from '../../support/gate';
import type { AuditWorld } from '../../support/world';

/** Follows the name and the value of each parameter with which a connection begins. */
const READ_ONLY = Buffer.from('default_transaction_read_only\0on\0');

/** A host in front of a server of PostgreSQL, which can have the faults of hosts and of networks. */
export class FaultyHost {
  readonly #target: URL;
  readonly #listener: Server;
  readonly #sockets = new Set<Socket>();
  readonly #clients = new Set<Socket>();
  /** Holds what is answered while nothing is passed on. */
  #silence: Gate | undefined;
  #newcomersSilence: Gate | undefined;
  #isStandby = false;

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#listener = createServer((socket) => this.#accept(socket));
  }

  /** Listens until the scenario ends, in front of the server that a URL names. */
  static async listen(world: AuditWorld, target: string): Promise<FaultyHost> {
    const host = new FaultyHost(target);
    await new Promise<void>((resolve) => host.#listener.listen(0, '127.0.0.1', resolve));
    world.addCleanup(() => host.stop());
    return host;
  }

  /** Where it listens. */
  get place(): string {
    const address = this.#listener.address();
    return `127.0.0.1:${Object(address).port}`;
  }

  /** The URL of the log behind it, and behind others that come after it. */
  url(...others: readonly FaultyHost[]): string {
    const { username, pathname, search } = this.#target;
    const query = new URLSearchParams(search);
    query.delete('host');
    const places = [this, ...others].map(({ place }) => place);
    return `postgres://${username}@${places.join(',')}${pathname}?${query}`;
  }

  /** Passes on what it is asked, and nothing of what is answered. */
  fallSilent(): void {
    this.#silence = new Gate();
  }

  /** Passes on nothing that is answered over connections which are made from now on. */
  silenceNewcomers(): void {
    this.#newcomersSilence = new Gate();
  }

  /** Resolves when the server has answered something that was not passed on. */
  async answerHeld(): Promise<void> {
    await (this.#silence ?? this.#newcomersSilence)?.reached();
  }

  /** Passes everything on again, and what was answered meanwhile. */
  speakAgain(): void {
    this.#silence?.open();
    this.#silence = undefined;
  }

  /** Cuts all connections. */
  cut(): void {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  /** Resolves when nobody is connected to it. */
  async untilLeft(): Promise<void> {
    while (this.#clients.size > 0) {
      await turn();
    }
  }

  /** From now on it leads to a server that accepts no writes. */
  becomeStandby(): void {
    this.#isStandby = true;
    this.cut();
  }

  /** Nobody listens any more. Safe to call twice. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#listener.close(resolve));
    this.cut();
    await closed;
  }

  #accept(client: Socket): void {
    const { hostname, port, searchParams } = this.#target;
    const folder = searchParams.get('host');
    const server = folder === null ? dial(Number(port), hostname) : dial(`${folder}/.s.PGSQL.${port}`);
    const isStandby = this.#isStandby;
    const silence = this.#newcomersSilence;
    const pass = async (passOn: () => void) => {
      await silence?.passed();
      await this.#silence?.passed();
      passOn();
    };
    client.once('data', (startup: Buffer) => {
      server.write(isStandby ? withReadOnly(startup) : startup);
      client.pipe(server);
    });
    server.on('data', (answer) => pass(() => client.write(answer)));
    server.on('close', () => pass(() => client.destroy()));
    this.#clients.add(client);
    client.on('close', () => {
      this.#clients.delete(client);
      server.destroy();
    });
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#sockets.delete(socket));
    }
  }
}

/** The first message of a connection, as it is where the server itself is set to read only. */
function withReadOnly(startup: Buffer): Buffer {
  const message = Buffer.concat([startup.subarray(0, -1), READ_ONLY, startup.subarray(-1)]);
  message.writeInt32BE(message.length, 0);
  return message;
}
