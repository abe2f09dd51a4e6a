import type { EntryRow } from '../../domain/entry-row';
import { AuditStoreError } from '../../domain/errors';
import { ownRejection } from '../../domain/own-rejection';
import type { Border } from '../../ports/border';
import { storeInThisThread } from '../sqlite/sqlite-engine';
import { claimSpill, type SpillOwner } from './claim-spill';
import type { SendPorts } from './locked-spill';
import { takeBeside } from './name-spill-file';
import { sendSpill } from './send-spill';
import { SpillOutbox } from './spill-outbox';

/** What a {@link Spill} waits for and speaks to. */
export interface SpillPorts extends Pick<SendPorts, 'store' | 'batchEntriesMax'> {
  /** Whose entries they are, as far as is known by now. */
  owner(): SpillOwner;
  /** Aborted when nobody waits any more. */
  stop(): AbortSignal;
  readonly border: Border;
  /** Does work that closing has to wait for. */
  beside(work: () => Promise<void>): Promise<void>;
}

/** What became of what was put into it; see `AuditStats`. */
interface SpillCounts {
  readonly file: string;
  readonly spilled: number;
  readonly sent: number;
  readonly lastError?: unknown;
}

/** So soon after it was tried it is not tried again, in milliseconds: it costs a thread each time. */
const RETRY_MS = 5000;

const UNUSABLE =
  'Entries that this process still holds when it ends will be lost, because the spill file cannot be used. It is a file of SQLite; spillFile: false does without it.';
const UNSENT = 'Entries that an earlier process left in its spill file cannot be sent. They stay there.';

/**
 * The file in which a process leaves what it could not store, for a store that cannot be reached while a process exits. The next
 * one that opens the log sends it, once; whoever comes first. An emptied file stays where it is: somebody may be about to
 * write into it.
 */
export class Spill {
  /** Where it is: the file that was named, unless that is the file of another database. */
  #file: string;
  readonly #named: string;
  /** Where this process keeps what the store cannot take for now; `undefined` where that waits in memory alone. */
  readonly outbox: SpillOutbox | undefined;
  readonly #ports: SpillPorts;
  #isSending = false;
  /** Whether something may be in the file. Nobody else's rows are looked for but when a session opens. */
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

  /** What it has done so far, for `stats()`, beside how many entries were put there. */
  countsWith(spilled: number): SpillCounts {
    const counts = { file: this.#file, spilled, sent: this.#sentCount };
    return this.#failure === undefined ? counts : { ...counts, lastError: this.#failure };
  }

  /**
   * Keeps rows, blocks until they are on disk, and says where: behind those that wait in the outbox. A row that is there already is
   * kept once.
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

  /** Keeps rows as {@link Spill.keep} does; gives back `undefined` where they cannot be kept, which is told. */
  keepIfPossible(rows: readonly EntryRow[]): string | undefined {
    try {
      return this.keep(rows);
    } catch (error) {
      const facts = { err: error, heldCount: rows.length, spillFile: this.#file };
      this.#ports.border.logger.error(facts, 'audit entries could not be spilled');
      return undefined;
    }
  }

  /** A session has opened: what others have left is sent, with nobody waiting for it. */
  opened(): void {
    this.#isPending = true;
    this.#sendBeside();
  }

  /** What storing comes to. Afterwards what could not be sent the last time is tried again: the store may be reached now. */
  async after(stored: Promise<void>): Promise<void> {
    await stored;
    if (this.#isPending && this.#ports.border.clock.monotonic() - this.#triedAt >= RETRY_MS) {
      this.#sendBeside();
    }
  }

  /** The file that was named, unless it is that of another database; then the first beside it that is not. */
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

  /** Rejects nothing: failures are told. */
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

  /** What waiting does not help is not tried again before another session opens. */
  #fail(error: unknown): void {
    const { faults, logger } = this.#ports.border;
    if (this.#ports.stop().aborted) {
      // The log has closed over it. The next start goes on from there.
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
