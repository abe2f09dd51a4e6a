import assert from 'node:assert/strict';
import { AuditService, type Receipt } from 'audit-race';
import Database from 'better-sqlite3';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { LogBook } from '../../support/log-book';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { withoutGuards } from './without-guards';

const ENTRIES = 6;
const ZEROS = "decode(repeat('00', 32), 'hex')";
const NO_LINKS = 'UPDATE audit_batch SET chain = NULL';
const COUNTED = (column: string) => `UPDATE audit_gone SET ${column} = -9223372036854775808`;
const CLAIM = "INSERT INTO audit_batch (tx, first_seq, rows, place, chain) SELECT '1', 0, 1, place + 1";

/** What somebody does by hand to a log in a file. */
const IN_FILE: Readonly<Record<string, string>> = {
  'takes all links away': NO_LINKS,
  'deletes all batches': 'DELETE FROM audit_batch',
  'takes the last link, and calls all of it older': `${NO_LINKS} WHERE first_seq = (SELECT max(first_seq) FROM audit_batch);
    INSERT OR REPLACE INTO audit_gone VALUES (1, 100, 1, 1, 'older', NULL)`,
  'links a batch at the last number':
    'INSERT INTO audit_batch (first_seq, rows, chain) VALUES (281474976710656, 1, zeroblob(32))',
  'takes all links away, and notes a batch at the last number': `${NO_LINKS}; INSERT INTO audit_batch (first_seq, rows) VALUES (281474976710656, 1)`,
  'has fewer entries gone than can be counted': COUNTED('entries'),
  'has fewer links gone than can be counted': COUNTED('links'),
};

/** The same on a server. */
const ON_SERVER: Readonly<Record<string, string>> = {
  'sets back the end of the chain':
    'UPDATE audit_head SET (place, chain) = (SELECT place, chain FROM audit_batch ORDER BY place DESC OFFSET 1 LIMIT 1)',
  'links a batch where the chain goes on': `${CLAIM}, ${ZEROS} FROM audit_head`,
  'numbers a batch where the chain goes on': `${CLAIM}, NULL FROM audit_head`,
  'has the chain end with the last number': 'UPDATE audit_head SET place = 9223372036854775807',
  'has the last number of an entry be given':
    "SELECT setval(pg_get_serial_sequence('audit_entry', 'seq'), 9223372036854775807)",
  'has fewer entries gone than can be counted': COUNTED('entries'),
  'has fewer links gone than can be counted': COUNTED('links'),
};

/** What was there is kept beside it. */
const KEPT = { file: ['audit_batch', 'audit_gone'], server: ['audit_batch', 'audit_gone', 'audit_head'] };
const NUMBERS_GO_ON =
  "SELECT setval(pg_get_serial_sequence('audit_entry', 'seq'), (SELECT max(seq) FROM audit_entry))";

/** A log that is open to be stored to while somebody changes it by hand, and what comes of an entry meanwhile. */
export class HeldLog {
  readonly #world: AuditWorld;
  readonly #file: string;
  #audit: AuditService | undefined;
  #isFile = true;
  /** The entry that is recorded while the log is changed. */
  held: Receipt | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#file = world.part(TemporaryFolder).file('audit.db');
  }

  get audit(): AuditService {
    assert.ok(this.#audit, 'There is no log.');
    return this.#audit;
  }

  async make(store: string): Promise<void> {
    this.#isFile = store === 'SQLite';
    const databaseUrl = this.#isFile
      ? `sqlite://${this.#file}`
      : await this.#world.part(PostgresDatabase).urlOf();
    const audit = new AuditService({ databaseUrl, logger: new LogBook() });
    this.#world.addCleanup(() => audit.close());
    this.#audit = audit;
    for (let count = 0; count < ENTRIES; count += 1) {
      await audit.record({ eventType: 'plan.applied', actor: 'ada' }).stored();
    }
  }

  async prune(keepNewest: number): Promise<void> {
    await this.audit.prune({ keepNewest });
    await this.audit.flush();
  }

  async change(deed: string): Promise<void> {
    const sql = (this.#isFile ? IN_FILE : ON_SERVER)[deed];
    assert.ok(sql, `Nobody ${deed}.`);
    await this.#byHand(...this.#each((table) => `CREATE TABLE kept_${table} AS SELECT * FROM ${table}`), sql);
  }

  async undo(): Promise<void> {
    await this.#byHand(
      ...this.#each((table) => `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}`),
      ...(this.#isFile ? [] : [NUMBERS_GO_ON]),
    );
  }

  #each(write: (table: string) => string): string[] {
    return KEPT[this.#isFile ? 'file' : 'server'].map(write);
  }

  async #byHand(...statements: readonly string[]): Promise<void> {
    const sql = statements.join('; ');
    if (this.#isFile) {
      const database = new Database(this.#file);
      withoutGuards(database, () => database.exec(sql));
      database.close();
    } else {
      await this.#world.part(PostgresDatabase).asPruner(sql);
    }
  }
}
