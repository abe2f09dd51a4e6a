import assert from 'node:assert/strict';
import { openForReading } from 'audit-race';
import { HandledDatabase } from '../../integrity/support/handled-database';
import type { AuditWorld } from '../../support/world';
import { FaultyLog } from './faulty-log';
import { PostgresDatabase } from './postgres-database';

const PUBLISH: Readonly<Record<string, string>> = {
  'all tables': 'CREATE PUBLICATION everything FOR ALL TABLES',
  'all tables of a schema': 'CREATE PUBLICATION everything FOR TABLES IN SCHEMA log',
};
const TELL_NONE = ['audit_schema', 'audit_batch', 'audit_head']
  .map((table) => `ALTER TABLE ${table} REPLICA IDENTITY DEFAULT`)
  .join('; ');

/** A log on a server of which somebody publishes tables. */
export class PublishedLog {
  readonly #world: AuditWorld;
  readonly #database: PostgresDatabase;
  readonly #log: FaultyLog;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#database = world.part(PostgresDatabase);
    this.#log = world.part(FaultyLog);
  }

  /** Makes a log of some version of its tables, and the publication before it is opened, or while it is open. */
  async make(what: string, when: string): Promise<void> {
    const version = Number(/\d+/.exec(when)?.[0] ?? 0);
    if (version > 0) {
      await this.#world.part(HandledDatabase).makeEarlier(version, 2);
    } else {
      this.#database.adopt('log', await this.#database.makeSchema('log'));
    }
    this.#log.name(await this.#database.urlOf());
    if (when.includes('open') && !when.includes('before')) {
      await this.#log.audit.ensureSession();
    }
    await this.publish(what);
  }

  /** Opens a log as one of version 3 has its tables. */
  async makeTellingNone(): Promise<void> {
    this.#log.name(await this.#database.urlOf());
    await this.#database.ask(TELL_NONE);
    await this.#log.audit.ensureSession();
  }

  async publish(what: string): Promise<void> {
    await this.#database.ask(PUBLISH[what] ?? assert.fail(`No such publication: ${what}`));
  }

  async unpublish(): Promise<void> {
    await this.#database.ask('DROP PUBLICATION everything');
  }

  /** Records so many entries, then prunes one and erases another; gives how many that were. */
  async use(count: number): Promise<readonly number[]> {
    const { audit } = this.#log;
    const receipts = this.#log.record(count);
    await Promise.all(receipts.map((receipt) => receipt.stored()));
    const { deleted } = await audit.prune({ keepNewest: count - 1 });
    const { erased } = await audit.erase({ id: String(receipts.at(-1)?.id) });
    return [deleted, erased];
  }

  async verify(): Promise<readonly unknown[]> {
    const reader = await openForReading({ databaseUrl: await this.#database.urlOf() });
    const { faults } = await reader.verify();
    await reader.close();
    return faults;
  }
}
