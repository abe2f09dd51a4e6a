import type { EntryRow } from '../../domain/entry-row';
import { AuditStoreError } from '../../domain/errors';
import { ownRejection } from '../../domain/own-rejection';
import type { Border } from '../../ports/border';
import { storeInThisThread } from '../sqlite/sqlite-engine';
import { claimSpill } from './claim-spill';
import type { SendPorts } from './locked-spill';
import { type SpillOwner, takeBeside } from './name-spill-file';
import { sendSpill } from './send-spill';
import { SpillOutbox } from './spill-outbox';

/** What a {@link Spill} needs of the audit log. */
export interface SpillPorts extends Pick<SendPorts, 'store' | 'batchEntriesMax'> {
  /** The database that the entries belong to, as far as is known by now. */
  owner(): SpillOwner;
  /** Aborted when nobody waits any more. */
  stop(): AbortSignal;
  readonly border: Border;
  /** Runs work in the background; closing waits for it. */
  beside(work: () => Promise<void>): Promise<void>;
}

/** What became of the spilled entries; see `AuditStats`. */
interface SpillCounts {
  readonly file: string;
  readonly spilled: number;
  readonly sent: number;
  readonly lastError?: unknown;
}

/** The least time between two attempts to send, in milliseconds: each attempt costs a thread. */
const RETRY_MS = 5000;

const UNUSABLE =
  'Entries that this process still holds when it ends will be lost, because the spill file cannot be used. It is a file of SQLite; spillFile: false does without it.';
const UNSENT = 'Entries that an earlier process left in its spill file cannot be sent. They stay there.';

/**
 * The file in which a process leaves entries that it could not store, for a store that cannot be reached while a process exits.
 * The next process that opens the log sends them, once. An emptied file stays where it is, because another process may be about
 * to write into it.
 */
export class Spill {
  /** The path of the file: the one that was named, unless that file belongs to another database. */
  #file: string;
  readonly #named: string;
  /** Where this process keeps what the store cannot take for now; `undefined` where that waits in memory alone. */
  readonly outbox: SpillOutbox | undefined;
  readonly #ports: SpillPorts;
  #isSending = false;
  /** Whether there may be something to send. Rows of other processes are looked for only when a session opens. */
  #isPending = false;
  #triedAt = Number.NEGATIVE_INFINITY;
  #sentCount = 0;
  #failure: unknown;

  /** Touches no file yet. Without `outboxBytesMax` there is no outbox. */
  constructor(file: string, outboxBytesMax: number | undefined, ports: SpillPorts) {
    this.#file = file;
    this.#named = file;
    this.#ports = ports;
    const { border } = ports;
    const outboxPorts = { border, owner: () => ports.owner(), sending: () => this.#sending };
    this.outbox =
      outboxBytesMax === undefined ? undefined : new SpillOutbox(file, outboxBytesMax, outboxPorts);
  }

  /** What was done so far, for `stats()`. The caller counts how many entries were spilled. */
  countsWith(spilled: number): SpillCounts {
    const counts = { file: this.#file, spilled, sent: this.#sentCount };
    return this.#failure === undefined ? counts : { ...counts, lastError: this.#failure };
  }

  /**
   * Keeps rows, blocks until they are on disk, and returns the path of the file. If an outbox is in use, the rows go behind those
   * in it. A row that is there already is kept once.
   *
   * @throws AuditStoreError when they cannot be kept.
   */
  keep(rows: readonly EntryRow[]): string {
    const file = this.outbox?.file ?? this.#claim();
    storeInThisThread(file, rows);
    const facts = { spilledCount: rows.length, spillFile: file };
    this.#ports.border.logger.warn(facts, 'audit entries were spilled; the next start sends them');
    return file;
  }

  /** Keeps rows as {@link Spill.keep} does. If that fails, logs it and returns `undefined`. */
  keepIfPossible(rows: readonly EntryRow[]): string | undefined {
    try {
      return this.keep(rows);
    } catch (error) {
      const facts = { err: error, heldCount: rows.length, spillFile: this.#file };
      this.#ports.border.logger.error(facts, 'audit entries could not be spilled');
      return undefined;
    }
  }

  /** Call it when a session has opened: sends in the background what other processes have left. */
  opened(): void {
    this.#isPending = true;
    this.#sendBeside();
  }

  /** Settles like `stored`. After a success, sends what could not be sent the last time: the store may be reached now. */
  async after(stored: Promise<void>): Promise<void> {
    await stored;
    if (this.#isPending && this.#ports.border.clock.monotonic() - this.#triedAt >= RETRY_MS) {
      this.#sendBeside();
    }
  }

  /** Claims the file that was named or, if that belongs to another database, the first file beside it that does not. */
  #claim(): string {
    const owner = this.#ports.owner();
    const take = (file: string) => (claimSpill(file, owner, 'keep') ? file : undefined);
    this.#file = take(this.#named) ?? takeBeside(this.#named, 'other', take);
    return this.#file;
  }

  #sendBeside(): void {
    if (!this.#isSending) {
      this.#isSending = true;
      ownRejection(
        this.#ports.beside(() => this.#send()),
        () => undefined,
      );
    }
  }

  /** Never rejects: failures are reported. */
  async #send(): Promise<void> {
    const { border } = this.#ports;
    this.#triedAt = border.clock.monotonic();
    const before = this.#sentCount;
    try {
      this.#isPending = !(await sendSpill(this.#named, this.#ports.owner(), this.#sending));
      this.#failure = undefined;
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isSending = false;
      const sentCount = this.#sentCount - before;
      if (sentCount > 0) {
        const facts = { sentCount, spillFile: this.#named };
        border.logger.warn(facts, 'audit entries that an earlier process has spilled were sent');
      }
    }
  }

  get #sending(): SendPorts {
    return {
      ...this.#ports,
      stop: this.#ports.stop(),
      sent: (count) => {
        this.#sentCount += count;
      },
    };
  }

  /** A failure that will not pass is not tried again before another session opens. */
  #fail(error: unknown): void {
    const { faults, logger } = this.#ports.border;
    if (this.#ports.stop().aborted) {
      // The log was closed meanwhile. The next start sends the rest.
      return;
    }
    this.#failure = error;
    if (error instanceof AuditStoreError && error.code === 'AUDIT_DRIVER_MISSING') {
      this.#isPending = false;
      faults.tell('spill', UNUSABLE, error);
    } else if (error instanceof AuditStoreError && (error.transient || error.engineLost)) {
      logger.warn({ err: error, spillFile: this.#named }, UNSENT);
    } else {
      this.#isPending = false;
      faults.tell('spill', UNSENT, error);
    }
  }
}
