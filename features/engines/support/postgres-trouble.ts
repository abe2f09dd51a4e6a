import { type AuditOptions, AuditService, type Engine } from 'audit-race';
import { Client, type Pool, type PoolClient } from 'pg';
import { shareServer } from '../../support/postgres/open-test-database';
import type { AuditWorld } from '../../support/world';
import { FaultyLog } from './faulty-log';
import { PostgresDatabase } from './postgres-database';
import { PostgresStage } from './postgres-stage';

/** A database, its log, and what becomes of both. */
export class PostgresTrouble {
  engine: Engine | undefined;
  pool: Pool | undefined;
  isOld = false;
  /** The connection of the pool that the program uses for itself. */
  used: PoolClient | undefined;
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get log(): FaultyLog {
    return this.#world.part(FaultyLog);
  }

  url(): Promise<string> {
    return this.#world.part(PostgresDatabase).bareUrl();
  }

  /** Opens the log, and stores the first entries. */
  async open(entryCount: number, options: AuditOptions = {}): Promise<void> {
    const url = await this.url();
    this.log.name(url, url, options);
    this.log.record(entryCount);
    await this.log.audit.flush();
  }

  /** Drops the database, and makes it again when that has been told. */
  async drop(): Promise<(terms?: string) => Promise<void>> {
    const url = new URL(await this.url());
    const name = url.pathname.slice(1);
    await execute(await anyUrl(), `DROP DATABASE ${name} WITH (FORCE)`);
    return async (terms = '') =>
      execute(await anyUrl(), `CREATE DATABASE ${name} TEMPLATE template0 ${terms}`);
  }

  /** What Ada is told when she opens a log. */
  async tryOpen(options: AuditOptions): Promise<void> {
    const audit = new AuditService({ spillFile: false, ...options });
    this.#world.part(PostgresStage).error = await audit.ensureSession().catch((error: unknown) => error);
    await audit.close();
  }
}

/** A connection over which the server says that it is older. */
export function asOfVersion12(client: Client): object {
  return {
    query: (query: { text: string }) =>
      client.query({
        ...query,
        text: query.text.replace("current_setting('server_version_num')", "'120022'"),
      }),
    on: (event: 'end', listener: () => void) => client.on(event, listener),
    removeListener: (event: 'end', listener: () => void) => client.removeListener(event, listener),
    release: () => undefined,
  };
}

/** The URL of a database of the same server that is always there. */
async function anyUrl(): Promise<string> {
  return process.env.PG_URL || (await shareServer());
}

/** Carries out statements over a connection of its own. */
export async function execute(url: string, statements: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statements).finally(() => client.end());
}
