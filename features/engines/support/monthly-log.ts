import { AuditService, type Clock } from 'audit-race';
import { systemClock } from '#audit-log/ports/clock';
import type { AuditWorld } from '../../support/world';
import { PostgresDatabase } from './postgres-database';
import { PostgresPage } from './postgres-page';

const BOUNDS = `SELECT relname, pg_get_expr(relpartbound, oid) FROM pg_class
  WHERE oid = (SELECT tableoid FROM audit_entry ORDER BY seq LIMIT 1)`;
const DAYS_LATER = 62;
const DAY_MS = 86_400_000;

/** It is two months later there, whatever month this is. */
const later: Clock = { ...systemClock, now: () => Date.now() + DAYS_LATER * DAY_MS };

/** A log in the partitions of the page, and what becomes of the first month in it. */
export class MonthlyLog {
  /** Why the SQL of the page was refused. */
  refusal: unknown;
  readonly #page: PostgresPage;
  readonly #database: PostgresDatabase;
  /** The table of the first month, and which ids are in it. */
  #month = { name: '', bounds: '' };
  #url = '';

  constructor(world: AuditWorld) {
    this.#page = world.part(PostgresPage);
    this.#database = world.part(PostgresDatabase);
  }

  async make(): Promise<void> {
    this.#url = await this.#page.makePartitions();
  }

  async record(count: number, when: 'now' | 'later'): Promise<void> {
    await this.#use(when === 'now' ? systemClock : later, async (audit) => {
      for (let left = count; left > 0; left -= 1) {
        audit.record({ eventType: 'plan.applied', actor: 'ada' });
      }
      await audit.flush();
    });
    const [[name, bounds] = []] = this.#month.name === '' ? await this.#database.ask(BOUNDS) : [];
    this.#month = name === undefined ? this.#month : { name: String(name), bounds: String(bounds) };
  }

  /** Two months later, all that is from before is pruned. */
  prune(): Promise<void> {
    return this.#use(later, async (audit) => {
      await audit.prune({ olderThan: new Date(Date.now() + DAY_MS) });
    });
  }

  async dropAsThePageSays(): Promise<void> {
    const [sql = ''] = this.#page.sqlOf('Deleting a month');
    const asked = sql.replaceAll('audit_entry_2026_11', this.#month.name);
    this.refusal = await this.#database.ask(asked).then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  async take(what: 'drops' | 'detaches'): Promise<void> {
    const { name } = this.#month;
    await this.#database.ask(
      what === 'drops' ? `DROP TABLE ${name}` : `ALTER TABLE audit_entry DETACH PARTITION ${name}`,
    );
  }

  async attach(): Promise<void> {
    const { name, bounds } = this.#month;
    await this.#database.ask(`ALTER TABLE audit_entry ATTACH PARTITION ${name} ${bounds}`);
  }

  async hasMonth(): Promise<boolean> {
    const [[found] = []] = await this.#database.ask(`SELECT to_regclass('${this.#month.name}') IS NOT NULL`);
    return found === true;
  }

  async #use(clock: Clock, work: (audit: AuditService) => Promise<void>): Promise<void> {
    const audit = new AuditService({ databaseUrl: this.#url, clock, spillFile: false });
    try {
      await work(audit);
    } finally {
      await audit.close();
    }
  }
}
