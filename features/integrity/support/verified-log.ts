import {
  AuditService,
  createEngine,
  openForReading,
  type VerifyOptions,
  type VerifyProgress,
  type VerifyReport,
} from 'audit-race';
import { makeRows } from '#audit-log/contract/trial-store';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const LATER = 100_000_000;

const PARTS: Readonly<Record<string, VerifyOptions>> = {
  everything: {},
  'what is of a year later': { since: new Date(LATER) },
  'what was before': { until: new Date(LATER) },
};

/** A log of two batches, and what verifying a part of it has found. */
export class VerifiedLog {
  readonly progress: VerifyProgress[] = [];
  report: VerifyReport | undefined;
  error: unknown;
  readonly reason = new Error('Nobody wants to know any more.');
  readonly #databaseUrl: string;

  constructor(world: AuditWorld) {
    this.#databaseUrl = `sqlite://${world.part(TemporaryFolder).file('audit.db')}`;
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
  async giveUp(who: string): Promise<void> {
    const giver = new AbortController();
    await using audit = await this.#open(who);
    const { signal } = giver;
    const call = audit.verify({ signal, onProgress: () => giver.abort(this.reason) });
    this.error = await call.catch((error: unknown) => error);
    this.report = await audit.verify();
  }

  async #open(who: string): Promise<Pick<AuditService, 'verify'> & AsyncDisposable> {
    const databaseUrl = this.#databaseUrl;
    return who === 'the service' ? new AuditService({ databaseUrl }) : await openForReading({ databaseUrl });
  }
}
