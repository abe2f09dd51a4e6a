import assert from 'node:assert/strict';
import { createEngine } from 'audit-race';
import type { AuditWorld } from '../../support/world';
import { FaultyLog } from './faulty-log';
import { PostgresDatabase } from './postgres-database';
import { execute, PostgresTrouble } from './postgres-trouble';

/** What a setting is, and whose. */
interface Plan {
  /** `database`, or `user`, for whom it counts in this database alone. */
  readonly scope: string;
  readonly setting: string;
  readonly isMadeFirst: boolean;
}

/** A database with a setting that keeps a log from storing. */
export class HinderingSetting {
  readonly #world: AuditWorld;
  #url = '';
  #alter = '';
  #name = '';

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async set({ scope, setting, isMadeFirst }: Plan): Promise<void> {
    const url = await this.#world.part(PostgresDatabase).bareUrl();
    if (isMadeFirst) {
      const engine = await createEngine(url);
      await engine.createTables();
      await engine.close();
    }
    const database = new URL(url).pathname.slice(1);
    this.#alter =
      scope === 'user' ? `ALTER ROLE CURRENT_USER IN DATABASE ${database}` : `ALTER DATABASE ${database}`;
    [this.#name = ''] = setting.split(' ');
    this.#url = url;
    await execute(url, `${this.#alter} SET ${setting}`);
  }

  /** Records entries, and waits until the logger is told of a failure in these words. */
  async recordUntilTold(count: number, code: string, words: string): Promise<void> {
    const log = this.#world.part(FaultyLog);
    log.name(this.#url);
    const told = log.untilTold(code);
    log.record(count);
    await told;
    assert.ok(log.lastWords.includes(words), log.lastWords);
  }

  /** Whoever connects from now on is not hindered. */
  async takeBack(): Promise<void> {
    await execute(this.#url, `BEGIN READ WRITE; ${this.#alter} RESET ${this.#name}; COMMIT`);
  }

  async openAtTwoHosts(): Promise<void> {
    const url = new URL(this.#url);
    const host = url.searchParams.get('host') ?? url.hostname;
    url.searchParams.set('host', `${host},${host}`);
    await this.#world.part(PostgresTrouble).tryOpen({ databaseUrl: url.href });
  }
}
