import { AuditService, createPostgresEngine, type Engine, openForReading } from 'audit-race';
import { Pool } from 'pg';
import { runProgram } from '../../support/run-program';
import type { AuditWorld } from '../../support/world';
import { endPool } from './end-pool';
import { PostgresDatabase } from './postgres-database';

/** A host at which no server of ours listens: the port is one that nobody may use. */
const NOBODY = '127.0.0.1:1';

/** What is wrong with a URL, and how it then reads. Each has a user, a password and a database that nobody may see. */
const FAULTS: Readonly<Record<string, (url: URL) => string>> = {
  'a port where nobody listens': () => `postgres://ada:hunter2@${NOBODY}/ledgers`,
  'a socket that is not there': () => 'postgres://ada:hunter2@localhost:5432/ledgers?host=%2Fnowhere',
  'a user that the server lacks': (url) => changed(url, { username: 'adalovelace', password: 'hunter2' }),
  'a database that the server lacks': (url) => changed(url, { password: 'hunter2', pathname: '/ledgers' }),
  'TLS, which the server lacks': (url) => `${changed(url, { password: 'hunter2' })}&sslmode=require`,
  'the certificates of the system, and no TLS': (url) =>
    `${changed(url, { password: 'hunter2' })}&sslrootcert=system`,
  'a certificate that is not there': (url) =>
    `${changed(url, { password: 'hunter2' })}&sslrootcert=%2Fetc%2Fledgers.pem`,
};

/** What of the URLs above nobody may see. */
export const URL_SECRETS: readonly string[] = ['hunter2', 'adalovelace', 'ledgers', 'search_path'];

function changed(url: URL, parts: Partial<Record<'username' | 'password' | 'pathname', string>>): string {
  return Object.assign(new URL(url), parts).href;
}

/** A program of a scenario that uses PostgreSQL. */
export class PostgresStage {
  url = '';
  error: unknown;
  pool: Pool | undefined;
  output = '';
  answers: Promise<PromiseSettledResult<unknown>[]> = Promise.resolve([]);
  readonly #database: PostgresDatabase;
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#database = world.part(PostgresDatabase);
  }

  /** The URL of the log, with something wrong about it. */
  async nameWrongly(fault: string): Promise<void> {
    const spoil = FAULTS[fault];
    if (spoil === undefined) {
      throw new Error(`Nothing is known of ${fault}.`);
    }
    this.url = spoil(new URL(await this.#database.urlOf()));
  }

  /** The URL of the log, behind a host that has no server. */
  async nameSecond(): Promise<void> {
    const url = new URL(await this.#database.urlOf());
    const socket = url.searchParams.get('host') ?? url.hostname;
    url.searchParams.set('host', `/nowhere,${socket}`);
    this.url = url.href;
  }

  async makePool(): Promise<void> {
    const pool = new Pool({ connectionString: await this.#database.urlOf(), max: 3, allowExitOnIdle: true });
    this.#world.addCleanup(() => endPool(pool));
    this.pool = pool;
  }

  async tryOpen(): Promise<void> {
    const audit = new AuditService({ databaseUrl: this.url });
    this.error = await audit.ensureSession().catch((error: unknown) => error);
    await audit.close();
  }

  async tryToRead(): Promise<void> {
    this.error = await openForReading({ databaseUrl: this.url }).catch((error: unknown) => error);
  }

  async record(): Promise<void> {
    const { pool, url } = this;
    const audit = new AuditService(
      pool === undefined ? { databaseUrl: url } : { createEngine: () => createPostgresEngine({ pool }) },
    );
    audit.record({ eventType: 'plan.applied', actor: 'ada' });
    await audit.listEntries();
    await audit.close();
  }

  async runProgram(program = 'record-and-read.js'): Promise<void> {
    const { stdout, stderr } = await runProgram(program, {
      AUDIT_DATABASE_URL: await this.#database.urlOf(),
    });
    this.output = stdout + stderr;
  }

  /** Asks three questions at once, more than are answered at a time, and gives them up when they wait on the server. */
  async askInVain(engine: Engine): Promise<void> {
    const limit = new AbortController();
    const questions = [
      engine.count({ actor: 'ada' }, undefined, limit),
      engine.list({}, 1, undefined, limit),
      engine.findPosition(1, limit),
    ];
    this.answers = Promise.allSettled(questions);
    await this.untilWaiting((count) => count > 0);
    limit.abort(new Error('Nobody waits any more.'));
  }

  /** Until so many statements wait on the server for a lock. */
  async untilWaiting(isEnough: (count: number) => boolean): Promise<void> {
    const waiting = `SELECT count(*)::integer FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'audit-race' AND wait_event_type = 'Lock'`;
    for (;;) {
      const [[count] = []] = await this.#database.ask(waiting);
      if (isEnough(Number(count))) {
        return;
      }
    }
  }
}
