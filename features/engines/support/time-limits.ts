import { createEngine, type Engine } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { batchOf } from '../../support/batch-of';
import type { AuditWorld } from '../../support/world';
import { PostgresDatabase } from './postgres-database';
import { PostgresStage } from './postgres-stage';

const LOCK = 'BEGIN; LOCK TABLE audit_entry, audit_writer, audit_batch, audit_head, audit_gone';
const CANCEL = `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'audit-race' AND wait_event_type = 'Lock'`;
const BEFORE = { time: 400, id: '' };

/** What somebody does with a log. */
const DEEDS: Readonly<Record<string, (engine: Engine) => unknown>> = {
  stores: (engine) => engine.store(batchOf([makeRow('ada-1', 100, { actor: 'ada' })])),
  lists: (engine) => engine.list({}, 1),
  counts: (engine) => engine.count({}),
  follows: (engine) => engine.listAfter?.(undefined, 1),
  verifies: (engine) => engine.examine?.(undefined, {}),
  proves: (engine) => engine.prove?.('ada-1'),
  prunes: (engine) => engine.prune(BEFORE, 1),
  archives: (engine) => engine.listOldest?.(BEFORE, 1),
  erases: (engine) => engine.erase?.({ actor: 'ada' }, 1),
  signs: (engine) => engine.readHead?.(),
};

/** A log whose tables are locked, so that whatever is asked of it takes as long as it may. */
export class TimeLimits {
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get #database(): PostgresDatabase {
    return this.#world.part(PostgresDatabase);
  }

  /** Who connects from now on has the limit. */
  async lock(limit?: string): Promise<void> {
    const holder = await this.#database.connect();
    this.#world.addCleanup(() => holder.end());
    const name = new URL(await this.#database.urlOf()).pathname.slice(1);
    if (limit !== undefined) {
      await holder.query(`ALTER DATABASE ${name} SET ${limit.replace(' is ', " = '")}'`);
    }
    await holder.query(LOCK);
  }

  async try(deed: string, option = ''): Promise<void> {
    const url = new URL(await this.#database.urlOf());
    url.searchParams.set('options', `${url.searchParams.get('options')} ${option}`.trim());
    // As libpq reads a URL, a plus is no blank.
    const engine = await createEngine(url.href.replaceAll('+', '%20'));
    this.#world.addCleanup(() => engine.close());
    const done = async () => DEEDS[deed]?.(engine);
    this.#world.part(PostgresStage).error = await done().catch((error: unknown) => error);
  }

  async cancel(): Promise<void> {
    await this.#world.part(PostgresStage).untilWaiting((count) => count > 0);
    await this.#database.ask(CANCEL);
  }
}
