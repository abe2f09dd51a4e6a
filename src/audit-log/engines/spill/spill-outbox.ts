import { countOf } from '../../domain/count-of';
import type { EntryRow, EntryRows } from '../../domain/entry-row';
import { AuditClosedError, AuditStoreError } from '../../domain/errors';
import { ownRejection } from '../../domain/own-rejection';
import { type PlacedRow, rowsOfPlaced } from '../../domain/stored-place';
import type { Border } from '../../ports/border';
import type { Outbox } from '../../ports/outbox';
import { claimSpill } from './claim-spill';
import { type Fitting, firstThatFit } from './first-that-fit';
import { LockedSpill, placeOf, type SendPorts } from './locked-spill';
import { type SpillOwner, takeBeside } from './name-spill-file';

/** What a {@link SpillOutbox} needs of the audit log. */
export interface OutboxPorts {
  readonly border: Border;
  /** The database that the entries belong to. */
  owner(): SpillOwner;
  /** How to send entries that another process has left. */
  sending(): SendPorts;
}

const UNUSABLE =
  'Entries that the store cannot take now wait in memory only, because the outbox cannot be written or read.';

/**
 * The outbox of one process: a file beside the spill file, which belongs to the process until all entries in it were sent, or the
 * process has ended. After that, the next start sends the entries, as those of a spill file; or, if the store still fails, adds
 * its own behind them.
 */
export class SpillOutbox implements Outbox {
  readonly #spillFile: string;
  readonly #bytesMax: number;
  readonly #ports: OutboxPorts;
  #spill: LockedSpill | undefined;
  /** What another process has left in the file, in front of ours. */
  #left = { count: 0, bytes: 0 };
  #kept = { count: 0, bytes: 0 };
  /** The rows that were read last. */
  #read: readonly PlacedRow[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #isFull = false;
  #failure: unknown;

  /** Touches no file yet. */
  constructor(spillFile: string, bytesMax: number, ports: OutboxPorts) {
    this.#spillFile = spillFile;
    this.#bytesMax = bytesMax;
    this.#ports = ports;
  }

  get file(): string | undefined {
    return this.#spill?.file;
  }

  /** Where it is, and why it could not be written or read the last time, for `stats()`. */
  get counts(): { readonly file?: string; readonly lastError?: unknown } {
    const { file } = this;
    return {
      ...(file === undefined ? {} : { file }),
      ...(this.#failure === undefined ? {} : { lastError: this.#failure }),
    };
  }

  keep(rows: EntryRows, bytes: number): Promise<{ readonly count: number; readonly bytes: number }> {
    return this.#inTurn(async () => {
      const spill = await this.#take();
      const fitting = this.#firstOf(spill, rows, bytes);
      await spill.keep(fitting.rows);
      this.#isFull = false;
      this.#failure = undefined;
      const { length: count } = fitting.rows;
      this.#kept = { count: this.#kept.count + count, bytes: this.#kept.bytes + fitting.bytes };
      return { count, bytes: fitting.bytes };
    });
  }

  async oldest(count: number): Promise<readonly EntryRow[]> {
    // A failure here is one of the store, and not of the outbox.
    await this.#inTurn(() => this.#sendLeft(), refuse);
    return await this.#inTurn(async () => {
      this.#read = await readWhole(await this.#take(), count);
      return rowsOfPlaced(this.#read);
    });
  }

  letGo(count: number, bytes: number): void {
    const gone = this.#inTurn(async () => {
      const spill = await this.#take();
      this.#kept = { count: this.#kept.count - count, bytes: this.#kept.bytes - bytes };
      try {
        await spill.drop(this.#read);
      } finally {
        if (this.#kept.count === 0) {
          await this.#end(spill);
        }
      }
    });
    ownRejection(gone, () => undefined);
  }

  /** Closes the file; the next start sends what is in it. Later calls are refused. Safe to call twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#last;
    const spill = this.#spill;
    this.#spill = undefined;
    await spill?.close();
  }

  /** Runs one call after the other, so that the rows are in the order of the calls. */
  #inTurn<T>(work: () => Promise<T>, fail = (error: unknown) => this.#fail(error)): Promise<T> {
    const done = this.#last.then(work).catch(fail);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #sendLeft(): Promise<void> {
    const spill = await this.#take();
    const ports = this.#ports.sending();
    const sent = (count: number) => {
      this.#left = { ...this.#left, count: this.#left.count - count };
      ports.sent(count);
    };
    if (!(await spill.send({ ...ports, sent }, this.#left.count))) {
      throw ports.stop.reason;
    }
    this.#left = { count: 0, bytes: 0 };
  }

  async #take(): Promise<LockedSpill> {
    if (this.#isClosed) {
      throw new AuditClosedError('closing');
    }
    if (this.#spill !== undefined) {
      return this.#spill;
    }
    const owner = this.#ports.owner();
    const spill = takeBeside(this.#spillFile, 'outbox', (file) => takeOutbox(file, owner));
    try {
      this.#left = await spill.measure();
    } catch (error) {
      await spill.close();
      throw error;
    }
    this.#spill = spill;
    this.#kept = { count: 0, bytes: 0 };
    const facts = { outboxFile: spill.file };
    this.#ports.border.logger.warn(facts, 'the store fails; audit entries wait in the outbox');
    return spill;
  }

  /** As many of the rows as have room. */
  #firstOf({ file }: LockedSpill, rows: EntryRows, bytes: number): Fitting {
    const taken = this.#left.bytes + this.#kept.bytes;
    const room = this.#bytesMax - taken;
    const fitting = bytes <= room ? { rows, bytes } : firstThatFit(rows, room, taken === 0);
    if (fitting.rows.length === 0) {
      throw new AuditStoreError(
        'AUDIT_OUTBOX_FULL',
        `The outbox "${file}" is full: ${countOf(taken, 'byte waits', 'bytes wait')} in it, and outboxBytesMax is ${this.#bytesMax}. New entries wait in memory only.`,
      );
    }
    return fitting;
  }

  /** Wipes and closes the file after everything in it was sent. */
  async #end(spill: LockedSpill): Promise<void> {
    this.#spill = undefined;
    try {
      await spill.tidy();
    } finally {
      await spill.close();
    }
    const facts = { outboxFile: spill.file };
    this.#ports.border.logger.warn(facts, 'the store has all audit entries that waited in the outbox');
  }

  #fail(error: unknown): never {
    const { faults, logger } = this.#ports.border;
    if (error instanceof AuditClosedError) {
      throw error;
    }
    this.#failure = error;
    if (!(error instanceof AuditStoreError && error.code === 'AUDIT_OUTBOX_FULL')) {
      faults.tell('spill', UNUSABLE, error);
    } else if (!this.#isFull) {
      // Logged once, and not again while the outbox stays full.
      this.#isFull = true;
      logger.error({ err: error }, 'the outbox is full; audit entries wait in memory');
    }
    throw error;
  }
}

function refuse(error: unknown): never {
  throw error;
}

/** Takes an outbox that no other process and no other database has. If there are entries in it, their process has ended. */
function takeOutbox(file: string, owner: SpillOwner): LockedSpill | undefined {
  const spill = LockedSpill.take(file);
  let isOurs = false;
  try {
    isOurs = spill !== undefined && claimSpill(file, owner, 'keep');
  } finally {
    if (!isOurs) {
      ownRejection(spill?.close(), () => undefined);
    }
  }
  return isOurs ? spill : undefined;
}

/** Reads exactly `count` rows: this process has added them, and no other process takes them out. */
async function readWhole(spill: LockedSpill, count: number): Promise<readonly PlacedRow[]> {
  const read: PlacedRow[] = [];
  while (read.length < count) {
    const last = read.at(-1);
    const more = await spill.next(count - read.length, last && placeOf(last));
    if (more.length === 0) {
      throw new AuditStoreError(
        'AUDIT_STORE_CORRUPT',
        `The outbox "${spill.file}" lacks entries that were put there: ${countOf(count, 'was', 'were')} expected, and ${countOf(read.length, 'is', 'are')} left. Something else has taken them out.`,
      );
    }
    for (const row of more) {
      read.push(row);
    }
  }
  return read;
}
