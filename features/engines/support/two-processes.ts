import assert from 'node:assert/strict';
import { Client } from 'pg';
import { PostgresEngine } from '#audit-log/engines/postgres/postgres-engine';
import { openTestDatabase } from '../../support/postgres/open-test-database';
import type { AuditWorld } from '../../support/world';
import { HeldCommits } from './held-commits';

/** What a process does over its connection. */
export type Deed = (connection: HeldCommits) => Promise<unknown>;

const WAITING =
  "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

/** Ada's process and Grace's, on one database of PostgreSQL. Ada's commits wait for a word. */
export class TwoProcesses {
  /** How the deed of each ended. */
  endings: readonly PromiseSettledResult<unknown>[] = [];
  readonly #world: AuditWorld;
  #url = '';
  #commits: HeldCommits | undefined;
  #ada: Promise<unknown> | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Every connection is made with these settings of the server. */
  async openDatabase(options = ''): Promise<void> {
    const database = await openTestDatabase();
    this.#world.addCleanup(() => database.drop());
    const url = new URL(database.url);
    url.searchParams.set('options', options);
    this.#url = url.href;
  }

  /** Has Ada's process do something, up to the commit. */
  async begin(deed: Deed): Promise<void> {
    const commits = this.#connect();
    this.#commits = commits;
    this.#ada = deed(commits);
    await Promise.race([commits.reached(), this.#ada]);
  }

  /** Has Grace's process do something, and Ada's commit as soon as the server has Grace's wait for it. */
  async meet(deed: Deed): Promise<void> {
    const done = deed(this.#connectFreely());
    await this.#untilWaiting(done);
    this.#commits?.letGo();
    this.endings = await Promise.allSettled([this.#ada, done]);
  }

  /** Opens the log over a connection that nothing holds. */
  openEngine(): PostgresEngine {
    return PostgresEngine.over(this.#connectFreely());
  }

  /** What Ada and Grace were told, in this order. */
  get results(): unknown[] {
    return this.endings.map((ending) => (ending.status === 'fulfilled' ? ending.value : ending.reason));
  }

  /** The messages of the errors that were told. */
  get errors(): string[] {
    return this.endings.flatMap((ending) => (ending.status === 'rejected' ? [String(ending.reason)] : []));
  }

  #connectFreely(): HeldCommits {
    const commits = this.#connect();
    commits.letGo();
    return commits;
  }

  #connect(): HeldCommits {
    const commits = new HeldCommits(this.#url);
    this.#world.addCleanup(() => commits.end());
    return commits;
  }

  /** Asks the server again and again. Who is done without waiting waits for nobody. */
  async #untilWaiting(done: Promise<unknown>): Promise<void> {
    let isOver = false;
    const settled = () => {
      isOver = true;
    };
    done.then(settled, settled);
    const watcher = new Client({ connectionString: this.#url });
    await watcher.connect();
    try {
      for (;;) {
        const { rowCount } = await watcher.query(WAITING);
        if (isOver || rowCount === 1) {
          return;
        }
      }
    } finally {
      await watcher.end();
    }
  }
}

/** Fails with the errors that were told, if there are any. */
export function assertNoErrors(errors: readonly string[]): void {
  assert.deepEqual(errors, [], `Errors were told: ${errors.join('; ')}`);
}
