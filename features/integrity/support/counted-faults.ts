import { AuditService, type Engine, type LogHead } from 'audit-race';
import Database from 'better-sqlite3';
import { reportCounts } from '#audit-log/command/verify/report-counts';
import { makeRow, makeRows } from '#audit-log/contract/trial-store';
import { storeWithinSqlite } from '#audit-log/engines/sqlite/rows/store-within';
import { GUARD_NAMES } from '#audit-log/engines/sqlite/tables/append-only';
import { StoreStage } from '../../engines/support/store-stage';
import type { AuditWorld } from '../../support/world';
import { spoilIndex } from './index-attacks';

const OTHER_ROOT = 'mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=';
const END = { time: 1000, id: '' };
const UNGUARDED = GUARD_NAMES.map((name) => `DROP TRIGGER ${name};`).join('');
const KEEP = 'CREATE TRIGGER keep BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(IGNORE); END';

const deleteUpTo = (seq: number) =>
  `${UNGUARDED} DELETE FROM audit_entry WHERE seq <= ${seq}; DELETE FROM audit_batch WHERE first_seq <= ${seq}`;

/** What becomes of a log of two batches of one row each, and what is said of it. */
const DEEDS: Readonly<Record<string, (log: CountedFaults) => Promise<string>>> = {
  'an index hides one of both': (log) => log.spoil('WHERE seq <> 1'),
  'an index hides both': (log) => log.spoil('WHERE seq > 2'),
  'the first is deleted with its batch': (log) => log.change(deleteUpTo(1)),
  'both are deleted with their batches, and 1 comes': async (log) => {
    await log.store('grace', 1);
    return await log.change(deleteUpTo(2));
  },
  'the second is marked as pruned': (log) =>
    log.change(
      `${UNGUARDED} DELETE FROM audit_entry WHERE seq = 2; DELETE FROM audit_batch WHERE first_seq = 2;
      INSERT INTO audit_gone (seq, rows, entries, links, kind) VALUES (2, 1, 1, 1, 'batches')`,
    ),
  'it is held against a checkpoint of 1 other link': (log) => log.report({ size: 1, root: OTHER_ROOT }),
  'it is held against a checkpoint of 2 other links': (log) => log.report({ size: 2, root: OTHER_ROOT }),
  'a trigger keeps one entry, and 1 is to be pruned': (log) => log.prune(1),
  'a trigger keeps all entries, and 2 are to be pruned': (log) => log.prune(2),
  'the third batch of a writer of one comes': async (log) => {
    await log.store('grace', 1);
    return await log.store('grace', 3);
  },
  'the fourth batch of a writer of two comes': (log) => log.store('ada', 4),
  'one waits to be sealed, and 1 was erased': async (log) => {
    await log.engine.erase?.({ actor: 'ada' }, 1, makeRow('note', 500, { eventType: 'audit.erasing' }));
    log.storeWithin();
    return await log.report();
  },
};

/** A log of two batches, each of one row, and what is said of what becomes of it. */
export class CountedFaults {
  told = '';
  readonly #stage: StoreStage;

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
  }

  get engine(): Engine {
    return this.#stage.engine;
  }

  async make(): Promise<void> {
    await this.#stage.tryOpen();
    await this.engine.store({ writer: 'ada', batch: 1, rows: [makeRow('id-0001', 1, { actor: 'ada' })] });
    await this.engine.store({ writer: 'ada', batch: 2, rows: makeRows(1, 2) });
  }

  async do(deed: string): Promise<void> {
    this.told = (await DEEDS[deed]?.(this)) ?? `No such deed: ${deed}`;
  }

  /** Tells why it was refused, where it was. */
  async store(writer: string, batch: number): Promise<string> {
    const stored = this.engine.store({ writer, batch, rows: makeRows(1, 10 + batch) });
    return await stored.then(() => 'stored', String);
  }

  async prune(count: number): Promise<string> {
    this.#run((database) => database.exec(KEEP));
    return await this.engine.prune(END, count).then(() => 'pruned', String);
  }

  storeWithin(): void {
    this.#run((database) =>
      database.transaction(() => storeWithinSqlite(database, makeRow('within', 600), undefined))(),
    );
  }

  async spoil(condition: string): Promise<string> {
    this.#run(spoilIndex('audit_entry_time', '(time, id)', `(time, id) ${condition}`));
    return await this.report();
  }

  async change(sql: string): Promise<string> {
    this.#run((database) => database.exec(sql));
    return await this.report();
  }

  async report(trusted?: LogHead): Promise<string> {
    const audit = new AuditService({ engine: this.engine });
    const report = await audit.verify({ trusted });
    await audit.close();
    return [...report.faults.map(({ what }) => what), ...reportCounts(report)].join('. ');
  }

  #run(change: (database: Database.Database) => unknown): void {
    const database = new Database(this.#stage.file);
    try {
      change(database);
    } finally {
      database.close();
    }
  }
}
