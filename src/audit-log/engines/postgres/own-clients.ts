import type { CallLimits } from '../../ports/call-limits';
import type { ClientSource, Loan } from './connections';
import { leaveClient } from './leave-client';
import type { OwnPgClient } from './pg-client';

/**
 * Connections of our own: made when they are needed, and kept for the next.
 *
 * One keeps the process alive only while it is lent, so a program that is done ends by itself.
 */
export class OwnClients implements ClientSource {
  readonly #connect: (limits?: CallLimits) => Promise<OwnPgClient>;
  /** Each with what ends it when the server does. */
  readonly #idle = new Map<OwnPgClient, () => void>();
  #isClosed = false;

  /** Makes none yet. */
  constructor(connect: (limits?: CallLimits) => Promise<OwnPgClient>) {
    this.#connect = connect;
  }

  /** Makes one now, where it must be known at once whether it can be made. */
  async open(limits: CallLimits): Promise<void> {
    this.#keep(await this.#connect(limits));
  }

  async take(): Promise<Loan> {
    const client = this.#takeIdle() ?? (await this.#connect());
    const giveBack = (isGood: boolean) =>
      isGood && !this.#isClosed ? this.#keep(client) : leaveClient(client);
    return { client, giveBack };
  }

  /** Keeps a connection for the next who needs one. */
  #keep(client: OwnPgClient): void {
    const end = () => {
      this.#idle.delete(client);
      leaveClient(client);
    };
    client.on('error', end);
    client.on('end', end);
    this.#idle.set(client, end);
    client.unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const clients = [...this.#idle.keys()].map(() => this.#takeIdle());
    await Promise.allSettled(clients.map((client) => client?.end()));
  }

  #takeIdle(): OwnPgClient | undefined {
    const [[client, end] = []] = this.#idle;
    if (client === undefined || end === undefined) {
      return undefined;
    }
    this.#idle.delete(client);
    client.removeListener('error', end);
    client.removeListener('end', end);
    client.ref();
    return client;
  }
}
