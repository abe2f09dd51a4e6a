import { acceptEntry } from '../domain/accept-entry';
import type { AuditEntry, NewEntry } from '../domain/entry';
import { decodeEntryRow, decodeEntryRows } from '../domain/entry-row';
import type { EntryFilter, PageRequest } from '../domain/filter';
import { readFilter, readPageRequest, writeCursor } from '../domain/read-filter';
import type { Engine } from '../ports/engine';
import { DirectWriter } from '../queue/direct-writer';
import type { Receipt } from '../queue/receipt';
import { Stamper } from '../queue/stamper';
import { borrowEngine, type EngineSource, ownEngine } from '../session/engine-source';
import { Session } from '../session/session';
import type { Lock } from '../session/session-lock';
import { type AuditOptions, type CompleteAuditOptions, completeAuditOptions } from './audit-options';

/** A part of the answer to a question, newest entry first. */
export interface EntryPage {
  /** The entries, at most as many as were asked for. */
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; absent when this is the last one. */
  readonly nextCursor?: string;
}

/** @internal What a feature may replace inside a service. */
interface AuditParts {
  readonly sessionLock?: Lock;
}

/**
 * An audit log: records what happened, and answers questions about it.
 *
 * @example
 * ```ts
 * const audit = new AuditService({ databaseUrl: 'sqlite:audit.db' });
 * const receipt = audit.record({ eventType: 'plan.applied', actor: 'ada', subject: 'plan/42' });
 * await receipt.stored();
 * await audit.listEntries({ actor: 'ada', limit: 50 });
 * await audit.close();
 * ```
 */
export class AuditService {
  readonly #session: Session;
  readonly #writer: DirectWriter;
  readonly #stamper: Stamper;

  /**
   * Starts nothing: no file, no thread, no timer before the first call that needs one.
   *
   * @throws AuditOptionError when an option is unknown or out of range.
   */
  constructor(options?: AuditOptions);
  /** @internal Features hand in the lock as it was before #991 was fixed. */
  constructor(options: AuditOptions, parts: AuditParts);
  constructor(options: AuditOptions = {}, parts: AuditParts = {}) {
    const complete = completeAuditOptions(options);
    this.#session = new Session(engineSource(complete), parts.sessionLock);
    this.#stamper = new Stamper(complete.clock);
    this.#writer = new DirectWriter((rows) => this.#session.use((engine) => engine.store(rows)));
  }

  /**
   * The engine of this service, opened on first use; every caller gets the same one.
   *
   * A failed opening leaves nothing behind. It is told to all who were waiting for it; the next call tries anew.
   *
   * @throws AuditStoreError (rejects) when the store cannot be opened.
   * @throws AuditClosedError (rejects) once closing has begun.
   */
  ensureSession(): Promise<Engine> {
    return this.#session.use((engine) => Promise.resolve(engine));
  }

  /**
   * Accepts an entry and stores it behind the caller.
   *
   * @throws AuditEntryError when the entry cannot be accepted.
   * @throws AuditClosedError once closing has begun.
   */
  record(entry: NewEntry): Receipt {
    this.#session.refuseWhenClosing();
    const { id, time } = this.#stamper.next();
    const stored = this.#writer.write(acceptEntry(entry, id, time));
    return { id, stored: () => stored };
  }

  /** The entries that match, newest first, a page at a time. Sees everything recorded before the call. */
  async listEntries(request: PageRequest = {}): Promise<EntryPage> {
    const { query, limit, before } = readPageRequest(request);
    this.#session.refuseWhenClosing();
    await this.#writer.settled();
    // One more than asked for tells whether there is a next page.
    const found = decodeEntryRows(await this.#session.use((engine) => engine.list(query, limit + 1, before)));
    const entries = found.slice(0, limit);
    const last = entries.at(-1);
    if (found.length <= limit || last === undefined) {
      return { entries };
    }
    return { entries, nextCursor: writeCursor({ time: Date.parse(last.time), id: last.id }) };
  }

  /** The entry with this id, or `undefined`. Sees everything recorded before the call. */
  async getEntry(id: string): Promise<AuditEntry | undefined> {
    this.#session.refuseWhenClosing();
    await this.#writer.settled();
    const row = await this.#session.use((engine) => engine.get(id));
    return row === undefined ? undefined : decodeEntryRow(row);
  }

  /** How many entries match. Sees everything recorded before the call. */
  async count(filter: EntryFilter = {}): Promise<number> {
    const query = readFilter(filter);
    this.#session.refuseWhenClosing();
    await this.#writer.settled();
    return await this.#session.use((engine) => engine.count(query));
  }

  /** Resolves when everything recorded before the call is stored or has failed. Safe to call any number of times. */
  flush(): Promise<void> {
    return this.#writer.settled();
  }

  /**
   * Refuses new calls at once, waits for those under way, then closes the engine exactly once.
   *
   * Safe to call any number of times: all callers share one outcome.
   */
  close(): Promise<void> {
    return this.#session.close();
  }

  /** The same as {@link AuditService.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function engineSource({ engine, createEngine, databaseUrl }: CompleteAuditOptions): EngineSource {
  return engine === undefined ? ownEngine(createEngine, databaseUrl) : borrowEngine(engine);
}
