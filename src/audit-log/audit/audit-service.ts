import type { EventEmitter } from 'node:events';
import type { EntryContext } from '../context/entry-context';
import { bindMethods } from '../domain/bind-methods';
import type { AuditEntry, NewEntry, Receipt } from '../domain/entry';
import type { AuditReentryError } from '../domain/errors';
import type { EntryProof } from '../domain/evidence/entry-proof';
import type { EntryFilter, PageRequest } from '../domain/filter';
import { ownRejection } from '../domain/own-rejection';
import type { PostgresClient, SqliteConnection } from '../engines/create-engine';
import type { SignedCheckpoint } from '../integrity/anchor-checkpoint';
import type { EraseOptions, EraseReport, EraseRequest } from '../integrity/erase-entries';
import type { ProveOptions } from '../integrity/prove-entry';
import type { VerifyOptions } from '../integrity/verify-options';
import type { VerifyReport } from '../integrity/verify-report';
import type { Engine } from '../ports/engine';
import type { PruneReport, PruneRequest } from '../pruning/prune-entries';
import type { AuditOptions } from './audit-options';
import type { AuditStats } from './audit-stats';
import { type BackupOptions, readBackup } from './backup-log';
import { closeLog, refusalOfClosing } from './close-log';
import { type CompactOptions, type CompactReport, readCompact } from './compact-store';
import { completeAuditOptions } from './complete-audit-options';
import type { EntryPage } from './entry-reader';
import { readEraseCall } from './erase-log';
import type { FollowedEntry, FollowOptions } from './follow-options';
import { readPrune } from './prune-log';
import type { ReadOptions } from './read-options';
import { type CheckpointOptions, readCheckpointCall } from './take-checkpoint';
import {
  type RecordedEntry,
  recordWithin,
  type TransactionClient,
  type TransactionRecorder,
} from './transaction-recorder';
import { readWaitLimit, refuseLimits, type WaitOptions } from './wait-options';
import { type CreateSession, type WiredLog, wireLog } from './wire-log';

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
  readonly #log: WiredLog;
  #closing: Promise<void> | undefined;

  /**
   * Starts nothing: no file, no thread, no timer before the first call that needs one.
   *
   * @throws AuditOptionError when an option is unknown or out of range.
   * @throws AuditUrlError when the database can never be opened by its URL, and no engine of your own is given.
   */
  constructor(options?: AuditOptions);
  /** @internal Hands in the session; see {@link createAuditService}. */
  constructor(options: AuditOptions, createSession: CreateSession);
  constructor(options: AuditOptions = {}, createSession?: CreateSession) {
    this.#log = wireLog(completeAuditOptions(options), createSession);
    bindMethods(this);
  }

  /**
   * The engine of this service, opened on first use; every caller gets the same one.
   *
   * A failed opening leaves nothing behind. Everybody who waited for it gets its error; the next call tries again.
   *
   * @throws AuditStoreError (rejects) when the store cannot be opened.
   * @throws AuditClosedError (rejects) once closing has begun.
   */
  ensureSession(): Promise<Engine>;
  async ensureSession(...given: readonly unknown[]): Promise<Engine> {
    refuseLimits(given[0], 'ensureSession()');
    return await this.#log.calls.engine();
  }

  /**
   * Accepts an entry: checked and copied before it returns, and stored behind the caller, in the order of acceptance.
   *
   * @returns A receipt that tells when the entry is on disk. You need not look at it.
   * @throws AuditEntryError when the entry cannot be accepted; it names the field.
   * @throws AuditQueueFullError when `queueEntriesMax` or `queueBytesMax` leaves no room, and `whenFull` is `throw`.
   * @throws AuditClosedError once closing has begun.
   */
  record(entry: NewEntry): Receipt {
    return this.#log.recorder.record(entry);
  }

  /**
   * Does work in a context. Each entry that is recorded meanwhile takes from the context what it does not say itself, such as the actor.
   *
   * The context holds for everything that `work` calls, also after an `await`, a timer or a callback, and for no request beside it. An
   * inner context takes what it leaves out from the outer one. What the log records about itself has no context, except reads,
   * prunings and erasings of the caller.
   *
   * After `work`, pass the request and the response that the work is about, or another `EventEmitter`: their listeners then run in this
   * context. Otherwise they run in the context of the code that emits the event. For most events of a request that code is the socket,
   * which has no context. If an inner context should hold for these listeners, pass the same objects to it again.
   *
   * On Node 20 and 22 the first use makes each promise of the process slower, as every `AsyncLocalStorage` does.
   *
   * @returns What `work` returns; what it throws is thrown.
   * @throws AuditEntryError when a field is unknown or has a value that no entry may have; `work` is then not called.
   * @throws AuditOptionError when `work` is no function, or an emitter has no method `emit` or a frozen one.
   *
   * @example
   * ```ts
   * await audit.inContext({ actor: 'ada', sourceAddress: '203.0.113.7' }, async () => {
   *   await applyPlan();
   *   audit.record({ eventType: 'plan.applied', subject: 'plan/42' });
   * });
   * ```
   */
  inContext<T>(context: EntryContext, work: () => T, ...emitters: readonly Pick<EventEmitter, 'emit'>[]): T {
    return this.#log.context.run(context, work, emitters);
  }

  /**
   * Records in a transaction of yours: what you do in it and its entry are committed together, or neither is.
   *
   * `client` is a connection on which the transaction is open: of `pg` or of better-sqlite3, to the database in which the log is. The
   * tables must be there: await {@link AuditService.ensureSession} once before. Callers do not wait for each other in PostgreSQL; in
   * SQLite one transaction writes at a time, also the log's own.
   *
   * @throws AuditOptionError when `client` is anything else, such as a `Pool`, which takes another connection for each statement.
   *
   * @example
   * ```ts
   * await client.query('BEGIN');
   * await client.query('UPDATE plan SET state = $1 WHERE id = $2', ['applied', 42]);
   * await audit.within(client).record({ eventType: 'plan.applied', actor: 'ada', subject: 'plan/42' });
   * await client.query('COMMIT');
   * ```
   */
  within(client: PostgresClient): TransactionRecorder<Promise<RecordedEntry>>;
  /** With better-sqlite3, within `db.transaction(() => { … })`: nothing has to be awaited. */
  within(client: SqliteConnection): TransactionRecorder<RecordedEntry>;
  within(client: TransactionClient): TransactionRecorder<Promise<RecordedEntry> | RecordedEntry> {
    const { recorder, session } = this.#log;
    return recordWithin(
      client,
      (entry) => recorder.makeCallersRow(entry),
      () => session.engine,
    );
  }

  /**
   * Resolves when the queue has room for another entry. Await it in a loop that records many entries.
   *
   * @throws AuditStoreError (rejects) when the time is up, or the store fails for so long that the writer gives up for now.
   * @throws AuditOptionError (rejects) when an option is unknown or out of range.
   */
  async ready(options: WaitOptions = {}): Promise<void> {
    await this.#log.recorder.ready(readWaitLimit(options, 'ready()'));
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
    return this.#log.reads.list(request, options);
  }

  /**
   * Every entry that matches, newest first, in constant memory however many there are.
   *
   * Entries that are recorded meanwhile are not part of it. Throws what {@link AuditService.listEntries} rejects with.
   */
  entries(filter: EntryFilter = {}, options: ReadOptions = {}): AsyncGenerator<AuditEntry, void, undefined> {
    return this.#log.reads.stream(filter, options);
  }

  /**
   * Every entry in the order of storing, and then each new one, also from other processes: an endless loop in constant memory, which
   * loses no entry and gives none twice.
   *
   * It ends cleanly when you leave it (`break`) or close the log. While it waits for more it keeps the process alive, as a server does.
   * It gives an entry when it is stored, and no later than a second after another process has stored it. If the store fails in a way
   * that may pass, the loop asks again and tells the logger.
   *
   * @throws AuditOptionError at once when an option is unknown or not what it must be.
   * @throws AuditStoreError (rejects) when the log cannot be read: `AUDIT_CURSOR_UNKNOWN` when it never had the entry of
   * `after`, because it is another log or an old backup was restored; `AUDIT_STORE_TIMEOUT` when the time is up.
   * @throws AuditClosedError (rejects) when closing had begun before.
   *
   * @example
   * ```ts
   * for await (const { entry, cursor } of audit.follow({ after: await readCursor(), signal })) {
   *   await forward(entry);
   *   await keepCursor(cursor);
   * }
   * ```
   */
  follow(options: FollowOptions = {}): AsyncGenerator<FollowedEntry, void, undefined> {
    return this.#log.reads.follow(options);
  }

  /** The entry with this id, or `undefined`. Rejects as {@link AuditService.listEntries} does. */
  getEntry(id: string, options: ReadOptions = {}): Promise<AuditEntry | undefined> {
    return this.#log.reads.get(id, options);
  }

  /** How many entries match. Rejects as {@link AuditService.listEntries} does. */
  count(filter: EntryFilter = {}, options: ReadOptions = {}): Promise<number> {
    return this.#log.reads.count(filter, options);
  }

  /**
   * Deletes old entries in small batches while everything else goes on, and records it. `audit.pruning` is on disk with the first
   * batch that goes. Afterwards `audit.pruned`, with the same correlation id, says how many have gone. If it is not there, somebody killed
   * the process half-way.
   *
   * It never deletes what is younger than you said. It works on a full disk as far as the store can. It wipes what it deletes from the
   * file, and gives the space back; see {@link PruneReport.pending}. Safe to call twice.
   *
   * @throws AuditOptionError (rejects) when not exactly one limit is given, or an option is out of range.
   * @throws AuditArchiveError (rejects) when `archive` fails; its batch is kept.
   * @throws AuditStoreError (rejects) when the store fails, or the time is up (`AUDIT_STORE_TIMEOUT`). What has gone by then is
   * recorded, and the next pruning wipes it.
   * @throws AuditClosedError (rejects) once closing has begun, also half-way; what has gone by then is recorded.
   */
  async prune(request: PruneRequest): Promise<PruneReport> {
    return await readPrune(this.#log, request)();
  }

  /**
   * Writes the whole file anew. Nothing is left of what was ever deleted, and a file of an earlier release can give back its space from
   * then on. A file that this release made needs it at most after years of pruning.
   *
   * It takes seconds for each gigabyte. Meanwhile it needs twice the room of the file: once where the system keeps temporary files, and
   * once beside the file. No process can store anything meanwhile: entries that are recorded wait, within the limits of the queue. Reading
   * goes on. Safe to call twice.
   *
   * @throws AuditOptionError (rejects) when an option is unknown or out of range.
   * @throws AuditStoreError (rejects) when the store fails (`AUDIT_STORE_BUSY`: another process writes; `AUDIT_STORE_FULL`: there
   * is no room), and nothing has changed then; `AUDIT_STORE_TIMEOUT` when the time is up.
   * @throws AuditClosedError (rejects) once closing has begun.
   */
  async compact(options: CompactOptions = {}): Promise<CompactReport> {
    return await readCompact(this.#log, options)();
  }

  /**
   * Copies the log to a new file while everything else goes on: whole, as it was at one moment, with all that was accepted before
   * the call. Copying the file by other means is not enough, because what was stored last is in the files beside it.
   *
   * Nothing is at the path until the copy is whole. It has the permissions 0600, and opens like any log. Where a page of the log is damaged,
   * the copy is there, with that damage, and the call rejects all the same (`AUDIT_STORE_CORRUPT`).
   *
   * @throws AuditOptionError (rejects) when the path or an option is not what it must be; also where the path is that of the log
   * with `-wal`, `-shm` or `-journal`, which SQLite itself uses.
   * @throws AuditStoreError (rejects) when something is at the path already (`AUDIT_BACKUP_EXISTS`), when the log cannot be
   * stored first or copied, when it has an engine of your own, or when the time is up (`AUDIT_STORE_TIMEOUT`).
   * @throws AuditClosedError (rejects) once closing has begun, or when closing cannot wait for it any longer.
   */
  async backup(path: string, options: BackupOptions = {}): Promise<void> {
    await this.#log.reads.backUp(path, options, readBackup(this.#log, path, options));
  }

  /**
   * Checks whether the whole log is as it was stored, and names every fault: what somebody changed, reordered, deleted, inserted or wrote
   * anew by hand, in which batch of which writer, and which entry, if that can be known.
   *
   * It reads a part at a time in the thread that answers questions, some hundred thousand entries a second, and delays nobody who stores.
   * What is stored, pruned or erased meanwhile is no fault. What was accepted before is stored first; where that fails, `unchecked` says so.
   * The report says what only a checkpoint can show.
   *
   * @throws AuditOptionError (rejects) when an option is unknown or not what it must be.
   * @throws AuditStoreError (rejects) when the log cannot be read; `AUDIT_STORE_UNSEALED` where the store makes no
   * evidence.
   * @throws AuditClosedError (rejects) once closing has begun.
   *
   * @example
   * ```ts
   * const { isIntact, faults, unsealedEntries } = await audit.verify({ trusted: readCheckpoint(text, { publicKey }) });
   * ```
   */
  async verify(options: VerifyOptions = {}): Promise<VerifyReport> {
    return await this.#log.reads.verify(options);
  }

  /**
   * Signs how far the log has come, with everything that was accepted before the call, and gives that to `anchor` if there is one. Keep
   * its `text` out of reach of everybody who can change the log: `verify({ trusted })` then finds what was cut off or written anew since.
   *
   * It signs only what continues the last checkpoint of this process, `since`, and `trusted` of the option `integrity`.
   *
   * @throws AuditEvidenceError (rejects) when the log does not continue a checkpoint (`AUDIT_CHECKPOINTS_DIFFER`), when pruning went beyond
   * it, so that nobody can tell (`AUDIT_CHECKPOINT_PRUNED`), when the option `integrity` has no key (`AUDIT_KEY_INVALID`), or when `sign` or
   * `anchor` fails or takes too long (`AUDIT_SIGNING_FAILED`, `AUDIT_ANCHOR_FAILED`).
   * @throws AuditOptionError (rejects) when an option is unknown or out of range.
   * @throws AuditStoreError (rejects) when the log cannot be stored first or read, makes no evidence (`AUDIT_STORE_UNSEALED`), or the time
   * is up (`AUDIT_STORE_TIMEOUT`).
   * @throws AuditClosedError (rejects) once closing has begun.
   */
  async checkpoint(options: CheckpointOptions = {}): Promise<SignedCheckpoint> {
    return await readCheckpointCall(this.#log, options)();
  }

  /**
   * Proves that an entry is in the log, in its place and word for word. The proof is plain data: about 1 KB plus the entry. Anybody
   * can check it offline against a checkpoint, with `verifyProof` of `audit-race/verify`. `undefined` if there is no such entry.
   *
   * The proof of an erased entry shows everything that was not erased. It takes some ten milliseconds.
   *
   * @throws AuditOptionError (rejects) when an option is unknown or not what it must be.
   * @throws AuditEntryError (rejects) when the id is empty or no text.
   * @throws AuditStoreError (rejects) when the log cannot be read, or stored first; `AUDIT_STORE_UNSEALED` where the store makes no
   * evidence, or the entry has no link of the chain yet or is older than it; `AUDIT_STORE_CORRUPT` where its batch is not what was
   * stored.
   * @throws AuditEvidenceError (rejects) where it cannot be proved for the checkpoint: `AUDIT_CHECKPOINT_TOO_OLD` where that was made before
   * the entry was stored, `AUDIT_CHECKPOINTS_DIFFER` where the log has fewer links than the checkpoint, `AUDIT_CHECKPOINT_PRUNED` where
   * pruning removed what leads to it.
   * @throws AuditClosedError (rejects) once closing has begun.
   */
  async prove(id: string, options: ProveOptions = {}): Promise<EntryProof | undefined> {
    return await this.#log.reads.prove(id, options);
  }

  /**
   * Erases the personal data of one entry, or of all entries of one actor: actor, subject, source address, user agent, session id and
   * details. The details are `[erased]` from then on. Id, times, event type, outcome, tenant and the ids of request and trace stay, and are
   * verified as before. The log records this as `audit.erasing` and `audit.erased`, with the context of the caller and without the name that
   * is erased, and the chain covers both. What the actor records meanwhile may stay.
   *
   * It wipes the data from the file; see {@link EraseReport.pending}. Backups, archives and exports still have the data. Safe to call twice.
   *
   * @throws AuditOptionError (rejects) when not exactly one of `id` and `actor` is given, or an option is out of range.
   * @throws AuditStoreError (rejects) when the store fails; `AUDIT_STORE_UNSEALED` where it cannot erase; `AUDIT_STORE_TIMEOUT` when the
   * time is up. What was erased by then is recorded.
   * @throws AuditClosedError (rejects) once closing has begun, also half-way.
   */
  async erase(request: EraseRequest, options: EraseOptions = {}): Promise<EraseReport> {
    return await readEraseCall(this.#log, request, options)();
  }

  /**
   * Resolves when everything accepted before the call is on disk. Safe to call any number of times.
   *
   * @throws AuditStoreError (rejects) when the time is up or the writer gives up for now; says how many entries are held.
   * @throws AuditUnstoredError (rejects) once the log was closed although entries could not be stored.
   * @throws AuditOptionError (rejects) when an option is unknown or out of range.
   */
  async flush(options: WaitOptions = {}): Promise<void> {
    await this.#log.calls.flush(readWaitLimit(options, 'flush()'));
  }

  /**
   * Refuses new calls at once, stores what is held, waits for the calls that were made before, even in the same tick of the event loop,
   * then closes the engine exactly once. Of a call with many steps, it waits only for the step under way: `prune`, `erase` and `verify`
   * then reject with `AUDIT_CLOSED`, `entries` does so when it is asked for the next entry, and `follow` ends its loop.
   *
   * When the time is up, questions without an answer reject with `AUDIT_CLOSED`, and the engine is closed without waiting for anybody.
   * Safe to call any number of times: all callers share one outcome, and the time limit of the first. A function of yours for which
   * closing waits, such as `anchor`, may call it, and is not kept waiting: its call rejects at once, and the log closes afterwards.
   *
   * @throws AuditUnstoredError (rejects) with the entries that could not be stored, after the engine was closed.
   * @throws AuditStoreError (rejects) when the engine fails to close.
   * @throws AuditReentryError (rejects) when a function for which closing waits calls it.
   * @throws AuditOptionError (rejects) when an option is unknown or out of range; then the log is not closed.
   */
  close(options: WaitOptions = {}): Promise<void> {
    const refusal = refusalOfClosing(this.#log);
    const closed = this.#close(options, refusal);
    if (refusal !== undefined) {
      // Such a function may call `close` without awaiting it; the rejection must then not count as unhandled.
      ownRejection(closed, () => undefined);
    }
    return closed;
  }

  async #close(options: WaitOptions, refusal: AuditReentryError | undefined): Promise<void> {
    const timeoutMs = readWaitLimit(options, 'close()');
    this.#closing ??= closeLog(this.#log, timeoutMs);
    if (refusal !== undefined) {
      throw refusal;
    }
    await this.#closing;
  }

  /** The same as {@link AuditService.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** What the audit log can say about itself, now. Costs nothing and waits for nothing. */
  stats(): AuditStats {
    const { recorder, retention, session, spill, checkpoints } = this.#log;
    const { counts } = recorder;
    const { accepted, stored, waiting, waitingBytes, rejected, retries, lastError } = counts;
    // Members are assigned one by one: a spread costs several times as much, and importers call this before each entry.
    const stats: Draft = {
      accepted,
      stored,
      waiting,
      waitingBytes,
      rejected,
      retries,
      session: session.stage,
    };
    if (lastError !== undefined) {
      stats.lastError = lastError;
    }
    if (retention !== undefined) {
      stats.retention = retention.counts;
    }
    if (checkpoints !== undefined) {
      stats.checkpoints = checkpoints.counts;
    }
    if (spill !== undefined) {
      stats.spill = spill.countsWith(counts.spilled);
    }
    if (spill?.outbox !== undefined) {
      stats.outbox = { ...spill.outbox.counts, waiting: counts.kept, waitingBytes: counts.keptBytes };
    }
    return stats;
  }
}

/** An `AuditStats` while it is being filled in. */
type Draft = { -readonly [Member in keyof AuditStats]: AuditStats[Member] };
