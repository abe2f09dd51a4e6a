import {
  AuditService,
  createEngine,
  openForReading,
  type VerifyOptions,
  type VerifyProgress,
  type VerifyReport,
} from 'audit-race';
import Database, { type Statement } from 'better-sqlite3';
import { makeRows } from '#audit-log/contract/trial-store';
import { Findings } from '#audit-log/engines/sql/chain/findings';
import { checkIndexes } from '#audit-log/engines/sqlite/chain/check-indexes';
import { followIndexes } from '#audit-log/engines/sqlite/chain/follow-indexes';
import { readLinkTree } from '#audit-log/engines/sqlite/chain/read-link-tree';
import { STILL_WANTED } from '#audit-log/engines/sqlite/rows/sqlite-query';
import { TemporaryFolder } from '../../support/temporary-folder';
import { endlessly } from '../../support/watching';
import type { AuditWorld } from '../../support/world';

const LATER = 100_000_000;

const PARTS: Readonly<Record<string, VerifyOptions>> = {
  everything: {},
  'what is of a year later': { since: new Date(LATER) },
  'what was before': { until: new Date(LATER) },
};

/** What the store does for a long time, by what it is called in the feature. */
const LOOKS: Readonly<Record<string, (prepare: (sql: string) => Statement) => unknown>> = {
  'counts its indexes': checkIndexes,
  'follows its indexes to each entry': (prepare) => followIndexes(prepare, 0, new Findings(() => undefined)),
  'reads the links of the whole chain': (prepare) => readLinkTree(prepare, {}),
};

/** A log of two batches, and what verifying a part of it has found. */
export class VerifiedLog {
  readonly progress: VerifyProgress[] = [];
  report: VerifyReport | undefined;
  error: unknown;
  readonly reason = new Error('Nobody wants to know any more.');
  readonly #databaseUrl: string;
  readonly #file: string;

  constructor(world: AuditWorld) {
    this.#file = world.part(TemporaryFolder).file('audit.db');
    this.#databaseUrl = `sqlite://${this.#file}`;
  }

  async fill(count: number, laterCount: number): Promise<void> {
    const engine = await createEngine(this.#databaseUrl);
    await engine.createTables();
    await engine.store({ writer: 'ada', batch: 1, rows: makeRows(count) });
    await engine.store({ writer: 'ada', batch: 2, rows: makeRows(laterCount, LATER) });
    await engine.close();
  }

  async verify(who: string, what: string): Promise<void> {
    await using audit = await this.#open(who);
    this.report = await audit.verify({
      ...PARTS[what],
      onProgress: (progress) => this.progress.push(progress),
    });
  }

  /** Gives up as soon as it hears how far it is, and asks again. */
  async giveUp(who: string, isEndless: boolean): Promise<void> {
    const giver = new AbortController();
    await using audit = await this.#open(who);
    const { signal } = giver;
    const giveUp = () => giver.abort(this.reason);
    const call = audit.verify({ signal, onProgress: isEndless ? endlessly(giveUp) : giveUp });
    this.error = await call.catch((error: unknown) => error);
    this.report = await audit.verify();
  }

  /** Looks as the thread does that reads, when nobody waits for its answer any more. */
  lookUnwanted(how: string): void {
    const database = new Database(this.#file);
    try {
      // Of the links it asks once in so many as well.
      database.exec("INSERT INTO audit_batch (first_seq, rows, chain) VALUES (102100, 1, x'00')");
      database.function(STILL_WANTED, () => {
        throw this.reason;
      });
      LOOKS[how]?.((sql) => database.prepare(sql));
    } catch (error) {
      this.error = error;
    } finally {
      database.close();
    }
  }

  async #open(who: string): Promise<Pick<AuditService, 'verify'> & AsyncDisposable> {
    const databaseUrl = this.#databaseUrl;
    return who === 'the service' ? new AuditService({ databaseUrl }) : await openForReading({ databaseUrl });
  }
}
