import type { CallLimits } from '../../../ports/call-limits';
import { Connection, type Patience } from './connection';
import type { PgClient } from './pg-client';

/** Where connections come from, and what becomes of them. */
export interface ClientSource {
  /** Lends a connection that nobody else uses until it is given back. Stops waiting for one when the signal is aborted. */
  take(limits: CallLimits): Promise<Loan>;
  /** Ends the connections that are not lent; resolves when they are gone. Lent ones end when they are given back. */
  close(): Promise<void>;
}

/** A connection that is lent. */
export interface Loan {
  readonly client: PgClient;
  /** A connection that is not good is not lent again. */
  giveBack(isGood: boolean): void;
}

/** A few connections, lent in the order of the requests. If there is only one, all work is done in that order, even if some of it fails. */
export class Connections {
  readonly #source: ClientSource;
  readonly #patience: Patience;
  readonly #hurry = new AbortController();
  readonly #waiting: (() => void)[] = [];
  readonly #lent = new Set<Connection>();
  readonly #underWay = new Set<Promise<unknown>>();
  #freeCount: number;

  /** Makes none yet. At most `connectionsMax` are lent at a time. */
  constructor(source: ClientSource, connectionsMax: number, patience: Patience) {
    this.#source = source;
    this.#patience = patience;
    this.#freeCount = connectionsMax;
  }

  /** Runs work with a connection that nothing else uses meanwhile. */
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const done = this.#lend(work);
    const settled: Promise<unknown> = Promise.allSettled([done]).then(() => this.#underWay.delete(settled));
    this.#underWay.add(settled);
    return done;
  }

  /** Does what was asked for before, then ends the connections that nobody else uses. */
  async close(): Promise<void> {
    await Promise.all(this.#underWay);
    await this.#source.close();
  }

  /** Cancels all statements under way, and begins no more. */
  cancelAll(): void {
    this.#hurry.abort(new Error('the connection was closed'));
    for (const connection of this.#lent) {
      connection.cancel();
    }
  }

  async #lend<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    await this.#turn();
    try {
      const { client, giveBack } = await this.#source.take(this.#hurry);
      const connection = new Connection(client, this.#patience);
      this.#lent.add(connection);
      try {
        return await work(connection);
      } finally {
        this.#lent.delete(connection);
        connection.leave();
        giveBack(connection.isGood);
      }
    } finally {
      this.#freeCount += 1;
      this.#waiting.shift()?.();
    }
  }

  /** Resolves when a connection may be taken: first come, first served. */
  async #turn(): Promise<void> {
    this.#freeCount -= 1;
    if (this.#freeCount < 0) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}
