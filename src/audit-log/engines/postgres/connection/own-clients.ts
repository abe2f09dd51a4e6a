import { abortReason, type CallLimits } from '../../../ports/call-limits';
import type { Clock } from '../../../ports/clock';
import type { ClientSource, Loan } from './connections';
import { endClient, leaveClient } from './leave-client';
import type { OwnPgClient } from './pg-client';

/**
 * Connections of our own: made when they are needed, and kept for later use.
 *
 * A connection keeps the process alive only while it is lent, so that a program that is done ends by itself.
 */
export class OwnClients implements ClientSource {
  readonly #connect: (limits: CallLimits) => Promise<OwnPgClient>;
  readonly #clock: Clock;
  /** The idle connections, each with the listener that drops it when the server ends it. */
  readonly #idle = new Map<OwnPgClient, () => void>();

  /** Makes none yet. */
  constructor(connect: (limits: CallLimits) => Promise<OwnPgClient>, clock: Clock) {
    this.#connect = connect;
    this.#clock = clock;
  }

  /** Makes one now, to find out at once whether one can be made. */
  async open(limits: CallLimits): Promise<void> {
    this.#keep(await this.#connect(limits));
  }

  async take(limits: CallLimits): Promise<Loan> {
    if (limits.signal?.aborted === true) {
      throw abortReason(limits.signal);
    }
    const client = this.#takeIdle() ?? (await this.#connect(limits));
    return { client, giveBack: (isGood) => (isGood ? this.#keep(client) : leaveClient(client)) };
  }

  /** Keeps a connection for the next caller that needs one. */
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
    const clients = [...this.#idle.keys()].map(() => this.#takeIdle());
    await Promise.all(clients.map((client) => client && endClient(client, this.#clock)));
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
