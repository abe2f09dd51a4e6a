import { type AuditOptions, AuditService, createPostgresEngine, type VerifyReport } from 'audit-race';
import { defaults, Pool, type PoolConfig } from 'pg';
import type { AuditWorld } from '../../support/world';
import { endPool } from './end-pool';
import { PostgresDatabase } from './postgres-database';

/** What a pool can be told, by the words of the scenarios. */
const POOLS: Readonly<Record<string, PoolConfig & { readonly binary?: true }>> = {
  'a pool with { binary: true }': { binary: true },
  'a pool with { types: nothing as it is }': { types: { getTypeParser: () => () => 'something' } },
  "a pool with { client_encoding: 'LATIN1' }": { client_encoding: 'LATIN1' },
};

/** What a form of text could change: quotes, backslashes, letters that LATIN1 lacks. */
const DETAILS = { text: 'a\\b\'c"d \\x41 é 😀' };

/** A log in PostgreSQL, to which somebody connects with settings of her own. */
export class SettledLog {
  readonly verdicts: VerifyReport[] = [];
  listed: unknown[] = [];
  isProved = false;
  readonly #world: AuditWorld;
  #options: AuditOptions = {};

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async set(setting: string): Promise<void> {
    const url = new URL(await this.#world.part(PostgresDatabase).urlOf());
    const config = POOLS[setting];
    if (config !== undefined) {
      const pool = new Pool({ connectionString: url.href, allowExitOnIdle: true, ...config });
      this.#world.addCleanup(() => endPool(pool));
      this.#options = { createEngine: () => createPostgresEngine({ pool }) };
      return;
    }
    if (setting === 'pg.defaults.binary') {
      defaults.binary = true;
      this.#world.addCleanup(() => {
        defaults.binary = false;
      });
    } else {
      url.searchParams.set('options', `${url.searchParams.get('options')} ${setting.replaceAll(' ', '')}`);
    }
    this.#options = { databaseUrl: url.href.replaceAll('+', '%20') };
  }

  /** All that is done to a log in its life. */
  async live(count: number, keepNewest: number): Promise<void> {
    const audit = this.#open(this.#options);
    for (let number = 1; number <= count; number += 1) {
      await audit.record({ eventType: 'order.placed', actor: `ada-${number}`, details: DETAILS }).stored();
    }
    this.verdicts.push(await audit.verify());
    await audit.erase({ actor: `ada-${count}` });
    await audit.prune({ keepNewest });
    this.verdicts.push(await audit.verify());
    const { entries } = await audit.listEntries({ eventType: 'order.placed' });
    this.listed = entries.map(({ actor, details }) => [actor, details]);
    const [, newest] = entries;
    this.isProved = (await audit.prove(String(newest?.id))) !== undefined;
  }

  async verifyPlainly(): Promise<VerifyReport> {
    return await this.#open({ databaseUrl: await this.#world.part(PostgresDatabase).urlOf() }).verify();
  }

  /** What is left of the entries, the newest first, each with who it is of. */
  static get left(): unknown[] {
    return [[undefined, '[erased]'], ...['ada-8', 'ada-7'].map((actor) => [actor, DETAILS])];
  }

  #open(options: AuditOptions): AuditService {
    const audit = new AuditService({ spillFile: false, ...options });
    this.#world.addCleanup(() => audit.close());
    return audit;
  }
}
