import { bindMethods } from '../domain/bind-methods';
import { type OptionRules, readOptions } from '../domain/call-options';
import type { AuditEntry } from '../domain/entry';
import type { EntryProof } from '../domain/evidence/entry-proof';
import type { EntryFilter, PageRequest } from '../domain/filter';
import { openEngineForReading } from '../engines/create-engine';
import { type ProveOptions, proveEntry } from '../integrity/prove-entry';
import { type HeadOptions, type ReadHead, showHead } from '../integrity/show-head';
import { verifyLog } from '../integrity/verify-log';
import type { VerifyOptions } from '../integrity/verify-options';
import type { VerifyReport } from '../integrity/verify-report';
import { type Clock, systemClock } from '../ports/clock';
import { Faults } from '../ports/faults';
import { silentLogger } from '../ports/logger';
import { SafeClock } from '../ports/safe-clock';
import { Session } from '../session/session';
import { closeSession } from './close-log';
import { databaseOf, OPTION_RULES } from './complete-audit-options';
import { type EntryPage, EntryReader } from './entry-reader';
import type { FollowedEntry, FollowOptions } from './follow-options';
import { LogFollower } from './log-follower';
import type { ReadOptions } from './read-options';
import { readWaitLimit, type WaitOptions } from './wait-options';

/** Which log is opened for reading. */
export interface ReaderOptions {
  /**
   * Where the log is kept: `sqlite:relative.db`, `sqlite:///absolute.db` or `postgres://host:5432/database`.
   *
   * @defaultValue the environment variable `AUDIT_DATABASE_URL`, else `sqlite:audit.db`
   */
  readonly databaseUrl?: string | undefined;
  /**
   * The clock that measures time limits.
   *
   * @defaultValue the clock of the machine
   */
  readonly clock?: Clock | undefined;
}

const READER_RULES: OptionRules<ReaderOptions> = {
  databaseUrl: OPTION_RULES.databaseUrl,
  clock: OPTION_RULES.clock,
};

/**
 * Opens a log only to read it: nothing is written, made or left behind, and no right to write is needed.
 *
 * It sees what is stored, also by processes that go on storing. A log that nobody has open is read from a copy in the temporary
 * folder. If the log has changed since, the next question opens a new copy; closing the reader leaves no copy behind. If somebody
 * deleted or replaced the file, the first question rejects with `AUDIT_STORE_REPLACED`, and the next one asks what is there now. A log of
 * an earlier release is read as it is. If the writer closes the log before its readers, everything is in the file. `-wal` and `-shm` stay
 * beside it until somebody opens it to write, because only a writer may remove them.
 *
 * @throws AuditOptionError (rejects) when an option is unknown or not what it must be.
 * @throws AuditUrlError (rejects) when the URL has no accepted form.
 * @throws AuditStoreError (rejects) when there is no such file (`AUDIT_STORE_MISSING`), when this user may not read it
 * (`AUDIT_STORE_UNREADABLE`), or when it is no log.
 *
 * @example
 * ```ts
 * await using audit = await openForReading({ databaseUrl: 'sqlite:///archive/2026.db' });
 * await audit.count({ eventType: 'user.*' });
 * ```
 */
export async function openForReading(options: ReaderOptions = {}): Promise<AuditReader> {
  const given = readOptions(options, 'openForReading()', READER_RULES);
  const { databaseUrl } = databaseOf(given);
  const session = new Session({
    create: (limits) => openEngineForReading(databaseUrl, limits),
    dispose: (engine, limits) => engine.close(limits),
  });
  await session.ensureSession();
  return new AuditReader(session, new SafeClock(given.clock ?? systemClock, new Faults(silentLogger)));
}

/** A log that is open only to be read; {@link openForReading} makes it. */
export class AuditReader {
  readonly #session: Session;
  readonly #clock: SafeClock;
  readonly #reader: EntryReader;
  readonly #follower: LogFollower;
  #closing: Promise<void> | undefined;

  /** @internal */
  constructor(session: Session, clock: SafeClock) {
    this.#session = session;
    this.#clock = clock;
    this.#reader = new EntryReader({
      clock,
      read: async (_manner, work) => {
        session.refuseWhenClosing();
        return await session.use(work);
      },
    });
    this.#follower = new LogFollower({
      clock,
      logger: silentLogger,
      reader: this.#reader,
      refuseWhenClosing: () => session.refuseWhenClosing(),
    });
    bindMethods(this);
  }

  /** The entries that match, newest first, a page at a time. Rejects as `AuditService.listEntries` does. */
  listEntries(request: PageRequest = {}, options: ReadOptions = {}): Promise<EntryPage> {
    return this.#reader.list(request, options);
  }

  /** Every entry that matches, newest first, in constant memory. Throws what {@link AuditReader.listEntries} rejects with. */
  entries(filter: EntryFilter = {}, options: ReadOptions = {}): AsyncGenerator<AuditEntry, void, undefined> {
    return this.#reader.stream(filter, options);
  }

  /**
   * Every entry in the order of storing, and then each new one. It behaves as `AuditService.follow` does. If the log has to be read from
   * a copy, each change makes a new copy.
   */
  follow(options: FollowOptions = {}): AsyncGenerator<FollowedEntry, void, undefined> {
    return this.#follower.follow(options);
  }

  /** The entry with this id, or `undefined`. Rejects as {@link AuditReader.listEntries} does. */
  getEntry(id: string, options: ReadOptions = {}): Promise<AuditEntry | undefined> {
    return this.#reader.get(id, options);
  }

  /** How many entries match. Rejects as {@link AuditReader.listEntries} does. */
  count(filter: EntryFilter = {}, options: ReadOptions = {}): Promise<number> {
    return this.#reader.count(filter, options);
  }

  /** Checks whether the log is as it was stored, as `AuditService.verify` does. In a log without a chain every entry counts as older than it. */
  async verify(options: VerifyOptions = {}): Promise<VerifyReport> {
    return await verifyLog(this.#reader, options);
  }

  /** Proves that an entry is in the log, as `AuditService.prove` does. */
  async prove(id: string, options: ProveOptions = {}): Promise<EntryProof | undefined> {
    return await proveEntry(this.#reader, id, options);
  }

  /**
   * How far the log has come, which is what a checkpoint says. With `since` it also shows that the log has only grown since that.
   *
   * @throws AuditEvidenceError (rejects) `AUDIT_CHECKPOINTS_DIFFER` if it has not, `AUDIT_CHECKPOINT_PRUNED` if pruning removed the proof.
   * @throws AuditStoreError (rejects) when the log cannot be read, or has no evidence (`AUDIT_STORE_UNSEALED`).
   */
  async readHead(options: HeadOptions = {}): Promise<ReadHead> {
    return await showHead(this.#reader, options);
  }

  /**
   * Refuses later calls, waits for the questions under way, and releases what it holds.
   *
   * When the time is up, questions without an answer reject with `AUDIT_CLOSED`. Safe to call any number of times: all callers share
   * one outcome, and the time limit of the first.
   *
   * @throws AuditStoreError (rejects) when the log fails to close.
   * @throws AuditOptionError (rejects) when an option is unknown or out of range; then the log is not closed.
   */
  async close(options: WaitOptions = {}): Promise<void> {
    const timeoutMs = readWaitLimit(options, 'close()');
    this.#closing ??= closeSession(
      { session: this.#session, clock: this.#clock, reader: this.#reader, follower: this.#follower },
      timeoutMs,
    );
    await this.#closing;
  }

  /** The same as {@link AuditReader.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
