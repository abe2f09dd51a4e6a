import assert from 'node:assert/strict';
import type { Engine } from 'audit-race';
import { Client } from 'pg';
import { PostgresEngine } from '#audit-log/engines/postgres/postgres-engine';
import { openTestDatabase } from '../../support/postgres/open-test-database';
import type { AuditWorld } from '../../support/world';
import { HeldCommits } from './held-commits';

/** What an engine is asked to do. */
export type Deed = (engine: Engine) => Promise<unknown>;

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

  async openDatabase(): Promise<void> {
    const database = await openTestDatabase();
    this.#world.addCleanup(() => database.drop());
    this.#url = database.url;
  }

  /** Has Ada's process do something, up to the commit. */
  async begin(deed: Deed): Promise<void> {
    const commits = new HeldCommits(this.#url);
    this.#world.addCleanup(() => commits.end());
    this.#commits = commits;
    this.#ada = deed(PostgresEngine.over(commits));
    await Promise.race([commits.reached(), this.#ada]);
  }

  /** Has Grace's process do something, and Ada's commit as soon as the server has Grace's wait for it. */
  async meet(deed: Deed): Promise<void> {
    const grace = new HeldCommits(this.#url);
    this.#world.addCleanup(() => grace.end());
    grace.letGo();
    const done = deed(PostgresEngine.over(grace));
    await this.#untilWaiting(done);
    this.#commits?.letGo();
    this.endings = await Promise.allSettled([this.#ada, done]);
  }

  /** Opens the log once more. */
  async look<T>(question: (engine: Engine) => Promise<T>): Promise<T> {
    const pool = new HeldCommits(this.#url);
    this.#world.addCleanup(() => pool.end());
    pool.letGo();
    return await question(PostgresEngine.over(pool));
  }

  /** The messages of the errors that were told. */
  get errors(): string[] {
    return this.endings.flatMap((ending) => (ending.status === 'rejected' ? [String(ending.reason)] : []));
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
