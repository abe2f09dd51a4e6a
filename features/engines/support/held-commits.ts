import { Client } from 'pg';
import type {
  PgResult,
  PooledPgClient,
  PostgresPool,
} from '#audit-log/engines/postgres/connection/pg-client';
import { Gate } from '../../support/gate';

/** The connection of one process to PostgreSQL, whose commits wait until they are let go. */
export class HeldCommits implements PostgresPool {
  readonly #client: Client;
  readonly #gate = new Gate();
  #connected: Promise<unknown> | undefined;

  constructor(url: string) {
    this.#client = new Client({ connectionString: url });
  }

  async connect(): Promise<PooledPgClient> {
    this.#connected ??= this.#client.connect();
    await this.#connected;
    return {
      query: (query) => this.#ask(query),
      on: (event, listener) => this.#client.on(event, listener),
      removeListener: (event, listener) => this.#client.removeListener(event, listener),
      release: () => undefined,
    };
  }

  /** Resolves when a transaction is about to be committed. */
  reached(): Promise<void> {
    return this.#gate.reached();
  }

  letGo(): void {
    this.#gate.open();
  }

  async end(): Promise<void> {
    this.letGo();
    await this.#client.end();
  }

  async #ask(query: object): Promise<PgResult> {
    if (Reflect.get(query, 'text') === 'COMMIT') {
      await this.#gate.passed();
    }
    return await this.#client.query(query as { text: string });
  }
}
