import type { PostgresPool } from 'audit-race';
import { Pool, type PoolClient } from 'pg';
import type { AuditWorld } from '../../support/world';
import { endPool } from './end-pool';
import { execute } from './postgres-trouble';

/** When the server ends the connection: before it is asked a statement, or when it has done it and the answer is on its way. */
export type Moment = 'before' | 'after';

/** A pool over whose connections statements are counted. At one of them the server ends the connection. */
export class EndingPool implements PostgresPool {
  /** How many statements are left until then. */
  left = 0;
  moment: Moment = 'before';
  readonly #pool: Pool;
  readonly #url: string;

  constructor(world: AuditWorld, url: string) {
    this.#url = url;
    this.#pool = new Pool({ connectionString: url, allowExitOnIdle: true });
    // One that is ended while nobody uses it.
    this.#pool.on('error', () => undefined);
    world.addCleanup(() => endPool(this.#pool));
  }

  async connect(): Promise<object> {
    const client = await this.#pool.connect();
    return new Proxy(client, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (name === 'query') {
          return (query: string) => this.#ask(target, query);
        }
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  async #ask(client: PoolClient, query: string): Promise<unknown> {
    this.left -= 1;
    if (this.left !== 0) {
      return await client.query(query);
    }
    if (this.moment === 'before') {
      await this.#end(client);
      return await client.query(query);
    }
    await client.query(query);
    await this.#end(client);
    throw new Error('Connection terminated unexpectedly');
  }

  async #end(client: PoolClient): Promise<void> {
    const ended = new Promise((resolve) => client.once('end', () => resolve(undefined)));
    const pid = Number(Reflect.get(client, 'processID'));
    await execute(this.#url, `SELECT pg_terminate_backend(${pid})`);
    await ended;
  }
}
