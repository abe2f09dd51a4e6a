import assert from 'node:assert/strict';
import { AuditService, createPostgresEngine, type PostgresPool } from 'audit-race';
import { Client, Pool, type PoolConfig } from 'pg';
import type { AuditWorld } from '../../support/world';
import { endPool } from './end-pool';
import { PostgresDatabase } from './postgres-database';
import { PostgresStage } from './postgres-stage';

const TABLES = "SELECT relname FROM pg_class WHERE relname LIKE 'audit%'";

/** A pool of the package `pg`, and what is made of it. */
type Make = (config: PoolConfig, pool: Pool) => unknown;

/** As a pool of one's own is written. */
class OwnPool extends Pool {}

/** As Bluebird has it: no promise of Node, and no part of it but `then`. */
class OtherPromise<T> extends Promise<T> {}

/** What is handed in for a pool. Whatever is made of the pool of pg ends with it. */
const POOLS: Readonly<Record<string, Make>> = {
  'a pool that answers with promises alone': (_config, pool) => ({ connect: () => pool.connect() }),
  'a pool that is of a class of her own': (config) => new OwnPool(config),
  'a pool that gives other promises than those of Node': (config) =>
    new Pool(Object.assign(config, { Promise: OtherPromise })),
  'a pool that traces each of its calls': (_config, pool) => traced(pool),
  'one connection of pg': (config) => new Client(config),
  'a connection that a pool has lent': async (_config, pool) => {
    const client = await pool.connect();
    client.release();
    return client;
  },
  'a function, as postgres and neon give': () => () => [],
  'a pool that lends what is no connection': () => ({ connect: () => Promise.resolve({}) }),
  'a pool that calls back as slonik does': (_config, pool) => ({
    connect: async (work: (connection: object) => unknown) =>
      await work({ any: () => pool.query('SELECT 1') }),
  }),
  'a pool that takes bytes as pg.native does': (_config, pool) =>
    asking(pool, (query) => ({
      ...query,
      values: query.values?.map((value) => (value instanceof Uint8Array ? '' : value)),
    })),
  'a pool that gives values as pg.native does': (_config, pool) =>
    asking(pool, ({ types: _types, ...query }) => query),
};

interface Query {
  readonly types?: unknown;
  readonly values?: readonly unknown[];
}

/** A pool whose connections ask something else than they are told to. */
function asking(pool: Pool, change: (query: Query) => object): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect();
      return new Proxy(client, {
        get: (target, name) => {
          const value = Reflect.get(target, name);
          if (name === 'query') {
            return (query: Query) => target.query(Object(change(query)));
          }
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
}

/** As instrumentation does it: with functions of its own in the place of those of the pool. */
function traced(pool: Pool): Pool {
  const { connect } = pool;
  return Object.assign(pool, {
    connect: (...given: never[]) => {
      return Reflect.apply(connect, pool, given);
    },
  });
}

/** A log over something that is or is not a pool, in a database of its own. */
export class OddPool {
  readonly #world: AuditWorld;
  readonly #database: PostgresDatabase;
  #audit: AuditService | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#database = world.part(PostgresDatabase);
  }

  /** Opens a log; what refuses it is what Ada is told. */
  async open(what: string): Promise<void> {
    const config = { connectionString: await this.#database.bareUrl() };
    const plain = new Pool(config);
    const given = await POOLS[what]?.(config, plain);
    const pool: PostgresPool = Object(given);
    const handed = typeof given === 'function' ? Object(given) : pool;
    const audit = new AuditService({
      createEngine: () => createPostgresEngine({ pool: handed }),
      attemptsMax: 1,
    });
    this.#audit = audit;
    this.#world.addCleanup(async () => {
      await Promise.allSettled([audit.close()]);
      await Promise.all(
        [plain, given].map((one) => (one instanceof Pool && !one.ended ? endPool(one) : undefined)),
      );
    });
    this.#world.part(PostgresStage).error = await audit.ensureSession().catch((error: unknown) => error);
  }

  get audit(): AuditService {
    assert.ok(this.#audit, 'No log was opened.');
    return this.#audit;
  }

  /** The tables of a log that there are. */
  async tables(): Promise<unknown[]> {
    const client = await this.#database.connect(await this.#database.bareUrl());
    try {
      return (await client.query({ text: TABLES, rowMode: 'array' })).rows;
    } finally {
      await client.end();
    }
  }
}
