import { limitOf, type OptionRules, readOptions, timeLimit } from '../domain/call-options';
import type { AuditEntry, NewEntry, Receipt } from '../domain/entry';
import { AuditClosedError, AuditStoreError } from '../domain/errors';
import type { EntryFilter, PageRequest } from '../domain/filter';
import type { AuditUnstoredError } from '../domain/held-errors';
import { createBorder } from '../ports/border';
import { within } from '../ports/clock';
import type { Engine } from '../ports/engine';
import type { SafeClock } from '../ports/safe-clock';
import type { Signals } from '../ports/signals';
import { Recorder } from '../queue/recorder';
import { CallsInFlight } from '../session/calls-in-flight';
import { type EngineSource, Session } from '../session/session';
import type { AuditOptions, CompleteAuditOptions } from './audit-options';
import type { AuditStats } from './audit-stats';
import { type BackupOptions, readBackup } from './backup-log';
import { completeAuditOptions } from './complete-audit-options';
import { type EntryPage, EntryReader, type ReadManner } from './entry-reader';
import { type PruneReport, type PruneRequest, pruneEntries, readPruneRequest } from './prune-entries';
import type { ReadOptions } from './read-options';
import { engineSource, lastResort, pipelines, recordPolicy } from './wiring';

/** How long a call may take. */
export interface WaitOptions {
  /**
   * At most so long: a whole number of milliseconds from 1, however large, or `Infinity` for no limit.
   *
   * @defaultValue Infinity: no limit but that of the attempts
   */
  readonly timeoutMs?: number | undefined;
}

const WAIT_RULES: OptionRules<WaitOptions> = { timeoutMs: timeLimit };

/** How long the engine may take to close after the time for storing is up. */
const CLOSING_MS = 500;
const MOMENT_MS = 50;

interface AuditParts {
  createSession(source: EngineSource): Session;
}

const PARTS: AuditParts = { createSession: (source) => new Session(source) };

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
  readonly #options: CompleteAuditOptions;
  readonly #session: Session;
  readonly #recorder: Recorder;
  readonly #signals: Signals;
  readonly #clock: SafeClock;
  readonly #reader: EntryReader;
  /** Closing waits for them before it stores what is held: what they have taken away must stand in the log. */
  readonly #pruning = new CallsInFlight();
  #closing: Promise<void> | undefined;

  /**
   * Starts nothing: no file, no thread, no timer before the first call that needs one.
   *
   * @throws AuditOptionError when an option is unknown or out of range.
   * @throws AuditUrlError when the database can never be opened by its URL, and no engine of your own is given.
   */
  constructor(options?: AuditOptions);
  /** @internal Features hand in the session as it was before #991 was fixed, and one they can watch. */
  constructor(options: AuditOptions, parts: AuditParts);
  constructor(options: AuditOptions = {}, { createSession }: AuditParts = PARTS) {
    const complete = completeAuditOptions(options);
    this.#options = complete;
    const border = createBorder(complete);
    const { clock, faults, signals } = border;
    const session = createSession({
      ...engineSource(complete),
      replaced: ({ code }) => signals.publish('replaced', () => ({ code })),
    });
    this.#session = session;
    this.#signals = signals;
    this.#clock = clock;
    this.#reader = new EntryReader({ clock, read: (manner, work) => this.#read(manner, work) });
    this.#recorder = new Recorder(recordPolicy(complete), {
      border,
      // The session may have to open first; so what is sent may have to wait for that.
      store: (batch) => session.use((engine) => engine.store(batch)),
      // Of an engine that is not open yet nobody knows.
      pipelines: () => pipelines(session.engine, faults),
      storeAtExit: (rows) => lastResort(complete, session.engine)(rows),
      refuseWhenClosing: () => session.refuseWhenClosing(),
    });
  }

  /**
   * The engine of this service, opened on first use; every caller gets the same one.
   *
   * A failed opening leaves nothing behind. It is told to all who were waiting for it; the next call tries anew.
   *
   * @throws AuditStoreError (rejects) when the store cannot be opened.
   * @throws AuditClosedError (rejects) once closing has begun.
   */
  async ensureSession(): Promise<Engine> {
    this.#session.refuseWhenClosing();
    // Once it is open there is nothing that closing would have to wait for.
    return this.#session.engine ?? (await this.#session.use((engine) => Promise.resolve(engine)));
  }

  /**
   * Accepts an entry: checked and copied before it returns, and stored behind the caller, in the order of acceptance.
   *
   * @returns A receipt that tells when the entry is on disk; nobody has to look at it.
   * @throws AuditEntryError when the entry cannot be accepted, naming the field.
   * @throws AuditQueueFullError when `queueEntriesMax` entries are held, and `whenFull` is `throw`.
   * @throws AuditClosedError once closing has begun.
   */
  record(entry: NewEntry): Receipt {
    return this.#recorder.record(entry);
  }

  /**
   * Resolves when the queue has room for another entry: back-pressure for whoever records many.
   *
   * @throws AuditStoreError (rejects) when the time is up, or the store fails for so long that the writer gives up for now.
   * @throws AuditOptionError (rejects) when an option is unknown or out of range.
   */
  async ready(options: WaitOptions = {}): Promise<void> {
    const { timeoutMs } = readOptions(options, 'ready()', WAIT_RULES);
    await this.#recorder.ready(limitOf(timeoutMs));
  }

  /**
   * The entries that match, newest first, a page at a time.
   *
   * @throws AuditEntryError (rejects) when the request names an unknown filter or a value out of range.
   * @throws AuditStoreError (rejects) when the store cannot be read, or not written first; `AUDIT_STORE_TIMEOUT` when the time
   * is up.
   * @throws AuditOptionError (rejects) when an option of reading is unknown or out of range.
   * @throws AuditClosedError (rejects) once closing has begun.
   */
  listEntries(request: PageRequest = {}, options: ReadOptions = {}): Promise<EntryPage> {
    return this.#reader.list(request, options);
  }

  /**
   * Every entry that matches, newest first, in constant memory however many there are.
   *
   * Entries that are recorded meanwhile are not part of it. Throws what {@link AuditService.listEntries} rejects with.
   */
  entries(filter: EntryFilter = {}, options: ReadOptions = {}): AsyncGenerator<AuditEntry, void, undefined> {
    return this.#reader.stream(filter, options);
  }

  /** The entry with this id, or `undefined`. Rejects as {@link AuditService.listEntries} does. */
  getEntry(id: string, options: ReadOptions = {}): Promise<AuditEntry | undefined> {
    return this.#reader.get(id, options);
  }

  /** How many entries match. Rejects as {@link AuditService.listEntries} does. */
  count(filter: EntryFilter = {}, options: ReadOptions = {}): Promise<number> {
    return this.#reader.count(filter, options);
  }

  /**
   * Deletes old entries in bounded batches beside everything else, and records it: `audit.pruning` is on disk before the
   * first entry goes, `audit.pruned` with the same correlation id tells afterwards how many have gone. One without the
   * other: the process was killed half-way.
   *
   * Never deletes what is younger than it was told. Nothing is pruned unless this is called. Safe to call twice.
   *
   * @throws AuditOptionError (rejects) when not exactly one limit is given, or it is out of range.
   * @throws AuditStoreError (rejects) when the store fails; what has gone by then is recorded.
   * @throws AuditClosedError (rejects) once closing has begun, also half-way; what has gone by then is recorded.
   */
  async prune(request: PruneRequest): Promise<PruneReport> {
    const limits = readPruneRequest(request);
    this.#session.refuseWhenClosing();
    await this.#recorder.flush();
    this.#session.refuseWhenClosing();
    const leave = this.#pruning.enter();
    try {
      return await pruneEntries(limits, {
        use: (work) => this.#use(work),
        record: (entry) => this.#recorder.recordOwn(entry),
        flush: () => this.#recorder.flush(),
        pruned: (deleted) => this.#signals.publish('pruned', () => ({ deleted })),
      });
    } finally {
      leave();
    }
  }

  /**
   * Copies the log to a new file while everything else goes on: whole, as it was at one moment, with all that was accepted before
   * the call. To copy the file by other means is not enough, because what was stored last is in the files beside it.
   *
   * Nothing is at the path until the copy is whole. It has the permissions 0600, and opens like any log.
   *
   * @throws AuditOptionError (rejects) when the path or an option is not what it must be.
   * @throws AuditStoreError (rejects) when something is at the path already (`AUDIT_BACKUP_EXISTS`), when the log cannot be
   * stored first or copied, or when it has an engine of your own.
   * @throws AuditClosedError (rejects) once closing has begun.
   */
  async backup(path: string, options: BackupOptions = {}): Promise<void> {
    const backUp = readBackup(this.#options, path, options);
    await this.#recorder.flush();
    // The file is there once it was opened.
    await this.#use(() => Promise.resolve());
    const leave = this.#pruning.enter();
    try {
      await backUp();
    } finally {
      leave();
    }
  }

  /**
   * Resolves when everything accepted before the call is on disk. Safe to call any number of times.
   *
   * @throws AuditStoreError (rejects) when the time is up or the writer gives up for now; says how many entries are held.
   * @throws AuditUnstoredError (rejects) once the log was closed although entries could not be stored.
   * @throws AuditOptionError (rejects) when an option is unknown or out of range.
   */
  async flush(options: WaitOptions = {}): Promise<void> {
    const { timeoutMs } = readOptions(options, 'flush()', WAIT_RULES);
    await this.#recorder.flush(limitOf(timeoutMs));
  }

  /**
   * Refuses new calls at once, stores what is held, waits for the calls in flight, then closes the engine exactly once.
   *
   * When the time is up, questions that are still being answered are told `AUDIT_CLOSED`, and the engine is closed without
   * waiting for anybody. Safe to call any number of times: all callers share one outcome, and the time limit of the first.
   *
   * @throws AuditUnstoredError (rejects) with the entries that could not be stored, after the engine was closed.
   * @throws AuditStoreError (rejects) when the engine fails to close.
   * @throws AuditOptionError (rejects) when an option is unknown or out of range; then the log is not closed.
   */
  async close(options: WaitOptions = {}): Promise<void> {
    const { timeoutMs } = readOptions(options, 'close()', WAIT_RULES);
    this.#closing ??= this.#closeOnce(limitOf(timeoutMs));
    await this.#closing;
  }

  /** The same as {@link AuditService.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** What the audit log can say about itself, now. Costs nothing and waits for nothing. */
  stats(): AuditStats {
    return { ...this.#recorder.counts, session: this.#session.stage };
  }

  async #read<T>({ staleOk, signal }: ReadManner, work: (engine: Engine) => Promise<T>): Promise<T> {
    this.#session.refuseWhenClosing();
    if (!staleOk) {
      await this.#recorder.flush();
      signal.throwIfAborted();
    }
    return await this.#use(work);
  }

  async #use<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    this.#session.refuseWhenClosing();
    return await this.#session.use(work);
  }

  /** Gives back what could not be stored. What is being pruned must stand in the log; an engine may never say what has gone. */
  async #storeLast(timeoutMs: number | undefined): Promise<AuditUnstoredError | undefined> {
    const pruned = this.#pruning.drained();
    if (timeoutMs === undefined) {
      await pruned;
      return await this.#recorder.drain();
    }
    const startedAt = this.#clock.monotonic();
    await Promise.allSettled([this.#inTime(pruned, timeoutMs)]);
    const passedMs = Math.trunc(this.#clock.monotonic() - startedAt);
    // A moment is nothing, and what is told then is the limit that was given.
    const leftMs = passedMs < MOMENT_MS ? timeoutMs : Math.max(1, timeoutMs - passedMs);
    return await this.#recorder.drain(leftMs);
  }

  #inTime(done: Promise<void>, durationMs: number): Promise<void> {
    const late = () => new AuditStoreError('AUDIT_STORE_TIMEOUT', 'The engine was not closed in time.');
    return within(done, { clock: this.#clock, durationMs, late });
  }

  /** When the time is up, nobody waits for an answer any more, and the engine for no file. */
  async #hurryAfter(timeoutMs: number, closing: Promise<void>, hurry: AbortController): Promise<void> {
    const late = () => {
      const error = new AuditStoreError(
        'AUDIT_STORE_TIMEOUT',
        `The log was not closed within ${timeoutMs} ms.`,
      );
      this.#reader.abandon(new AuditClosedError('closing'));
      hurry.abort(error);
      return error;
    };
    await Promise.allSettled([within(closing, { clock: this.#clock, durationMs: timeoutMs, late })]);
  }

  async #closeOnce(timeoutMs: number | undefined): Promise<void> {
    let unstored: AuditUnstoredError | undefined;
    let finished: () => void = () => undefined;
    const lastStored = new Promise<void>((resolve) => {
      finished = resolve;
    });
    const hurry = new AbortController();
    const closing = this.#session.close(async () => {
      unstored = await this.#storeLast(timeoutMs);
      finished();
      // Also where the writer has given up, a call of its own may still be on its way. Only a time limit takes precedence.
      return unstored === undefined || timeoutMs === undefined;
    }, hurry);
    if (timeoutMs !== undefined) {
      await this.#hurryAfter(timeoutMs, closing, hurry);
      await lastStored;
    }
    const [closed] = await Promise.allSettled([
      timeoutMs === undefined ? closing : this.#inTime(closing, CLOSING_MS),
    ]);
    if (unstored !== undefined) {
      throw unstored;
    }
    if (closed.status === 'rejected') {
      throw closed.reason;
    }
  }
}
