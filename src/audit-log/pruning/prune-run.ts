import type { AuditEntry, NewEntry } from '../domain/entry';
import { decodeEntryRows, type EntryRow } from '../domain/entry-row';
import { AuditStoreError } from '../domain/errors';
import type { EntryPosition } from '../domain/filter';
import { readGivenCount } from '../domain/given-back';
import { decodePlacedRows } from '../domain/stored-place';
import type { Clock } from '../ports/clock';
import type { Engine, PruneTerms, SpaceReport } from '../ports/engine';
import { pause } from '../ports/pause';
import { readSpace } from '../ports/read-space';
import { type ArchiveEntries, handOut } from './hand-out';
import { ENTRY_BYTES, takeUpTo } from './take-up-to';

/** What pruning needs of the audit log. */
export interface PrunePorts {
  readonly clock: Clock;
  /** Aborted when pruning has to end: its time is up, its caller gives up, or the log closes. */
  readonly stop: AbortSignal;
  /** Does one step. It rejects when pruning has to end. */
  use<T>(work: (engine: Engine) => Promise<T>): Promise<T>;
  /** Records what the log says about itself. */
  record(entry: NewEntry): unknown;
  /** Called before anything is deleted. Pruning goes on even if this rejects. */
  begins(): Promise<void>;
  /** Called when `count` more entries were deleted. */
  gone(count: number): void;
  /** Called at the end, with the number of all deleted entries. */
  pruned(deleted: number): void;
  /** Makes the row of an entry that is not recorded, but stored by the engine together with a batch. */
  makeRow(entry: NewEntry): EntryRow;
}

/** Which entries are deleted, and how. */
export interface PrunePlan {
  /** Everything before this place may be deleted. */
  readonly before: EntryPosition;
  /**
   * Whether entries are deleted in the order of storing, whatever their times say: if a clock was ahead, times do not tell what
   * is oldest.
   */
  readonly inOrderOfStoring?: boolean;
  /** The limit as an entry of the log states it. */
  readonly told: Readonly<Record<string, unknown>>;
  readonly archive: ArchiveEntries | undefined;
  readonly archiveTimeoutMs: number | undefined;
  readonly readerWaitMs: number | undefined;
  /** Nothing is deleted if another pruning has begun within this time, in milliseconds. */
  readonly unlessNotedForMs?: number;
  /** Called after each step that has deleted something, with the number of all deleted entries. Pruning waits for its promise. */
  readonly onStep?: ((deleted: number) => unknown) | undefined;
  /** The size of all entries, and the size that the rest may have, in bytes: no more is deleted than is needed for that. */
  readonly bytes?: { readonly used: number; readonly max: number };
}

/** The result of a pruning. */
export interface PruneOutcome {
  readonly deleted: number;
  readonly freedBytes: number;
  readonly finished: boolean;
  readonly pending: boolean;
}

/** Small enough that a new entry waits for one batch, a few milliseconds, and not for the whole pruning. */
const BATCH_ENTRIES = 1000;

/** Space is counted in whole pages, so to delete less would not show. */
const LAST_BYTES = 16_384;

/** The shortest and the longest pause while pruning waits for a reader, in milliseconds. */
const PAUSE_MS = 100;
const PAUSE_MS_MAX = 1000;

/** How often pruning tries to wipe the last of what was deleted. A read of our own has ended by then. */
const WIPES_MAX = 10;

/** The report for a store that gives back no space, or cannot now. */
const NO_SPACE: SpaceReport = Object.freeze({
  freedBytes: 0,
  usedBytes: 0,
  hasMore: false,
  isHeld: false,
  isCrowded: false,
});

/** One pruning, from the first entry that is deleted to the space that is given back. */
export class PruneRun {
  readonly #plan: PrunePlan;
  readonly #ports: PrunePorts;
  readonly #note: EntryRow;
  readonly #before: EntryPosition;
  /** The ids of the entries to be deleted next, if they were listed before. */
  #listed: string[] = [];
  #limit = BATCH_ENTRIES;
  #hasMore = true;
  /** By how many bytes the size of the entries exceeds what it may be. */
  #excessBytes: number;
  #deletedCount = 0;
  #freedBytes = 0;

  constructor(plan: PrunePlan, ports: PrunePorts) {
    this.#plan = plan;
    this.#ports = ports;
    this.#note = ports.makeRow({ eventType: 'audit.pruning', details: plan.told });
    const [id, time] = this.#note;
    // A limit in the future must not delete entries that are recorded meanwhile, and least of all the announcement of this pruning.
    this.#before = plan.before.time > time ? { time, id } : plan.before;
    this.#excessBytes = this.#excessOf(plan.bytes?.used ?? 0);
  }

  /** How many entries were deleted. */
  get deletedCount(): number {
    return this.#deletedCount;
  }

  /** The id of the entry that says that pruning has begun. It is stored with the first batch that is deleted. */
  get noteId(): string {
    return this.#note[0];
  }

  /** Deletes in batches, and gives back the space. Between two batches, the store serves other calls. */
  async carryOut(): Promise<PruneOutcome> {
    let finished = true;
    await this.#ports.begins().catch(() => undefined);
    while (!this.#isDone && finished) {
      const count = await this.#deleteBatch();
      this.#deletedCount += count;
      this.#ports.gone(count);
      if (count > 0) {
        await this.#plan.onStep?.(this.#deletedCount);
      }
      const space = await this.#reclaim(false);
      this.#excessBytes = this.#excessOf(space.usedBytes);
      finished = this.#isDone || (await this.#waitForReaders(space));
    }
    // A pruning of the retention runs often, and mostly deletes nothing: then there is nothing to wipe.
    const pending =
      (this.#deletedCount > 0 || this.#plan.unlessNotedForMs === undefined) && (await this.#wipe());
    return { deleted: this.#deletedCount, freedBytes: this.#freedBytes, finished, pending };
  }

  get #isDone(): boolean {
    return !this.#hasMore || this.#excessBytes <= 0;
  }

  #excessOf(usedBytes: number): number {
    return usedBytes - (this.#plan.bytes?.max ?? Number.NEGATIVE_INFINITY);
  }

  /** Deletes a batch. On a full disk, a few entries may still be deleted where many cannot be, and their space is room to delete more. */
  async #deleteBatch(): Promise<number> {
    for (;;) {
      try {
        return await this.#delete();
      } catch (error) {
        if (!(error instanceof AuditStoreError && error.code === 'AUDIT_STORE_FULL') || this.#limit === 1) {
          throw error;
        }
        this.#limit = Math.trunc(this.#limit / 10);
      }
    }
  }

  async #delete(): Promise<number> {
    const ids = await this.#nextIds();
    const terms = { ids, ...this.#noteTerms };
    const deleted =
      ids?.length === 0
        ? 0
        : readGivenCount(await this.#ports.use((engine) => engine.prune(this.#before, this.#limit, terms)));
    this.#listed = this.#listed.slice(ids?.length);
    // Also false if another process has deleted the listed entries: it is pruning as well, and does the rest.
    this.#hasMore = deleted > 0;
    return deleted;
  }

  /**
   * Each step passes the note that announces this pruning. The first step also looks for the note of another pruning, by the
   * clock of the notes, right or wrong: of two prunings that begin at the same time, one must notice the other.
   */
  get #noteTerms(): PruneTerms {
    const { unlessNotedForMs } = this.#plan;
    const [, time] = this.#note;
    const isFirst = this.#deletedCount === 0 && unlessNotedForMs !== undefined;
    return { note: this.#note, unlessNotedSince: isFirst ? time - unlessNotedForMs : undefined };
  }

  /** The ids of the next entries to be deleted, once they are archived; `undefined` where the store may choose them itself. */
  async #nextIds(): Promise<string[] | undefined> {
    const { archive, archiveTimeoutMs: timeoutMs, inOrderOfStoring = false, bytes } = this.#plan;
    if (archive === undefined && !inOrderOfStoring && bytes === undefined) {
      return undefined;
    }
    if (this.#listed.length === 0) {
      // Half of the excess at a time, because the size of each entry is a guess; but the last of it at once.
      const bytesMax = Math.max(this.#excessBytes / 2, LAST_BYTES);
      const entries = takeUpTo(bytesMax, await this.#listNext(inOrderOfStoring));
      // Read before the archive gets the list: it may empty the list, or put something else into it.
      const ids = entries.map(({ id }) => id);
      if (archive !== undefined && entries.length > 0) {
        await handOut(entries, { archive, timeoutMs, ...this.#ports });
      }
      this.#listed = ids;
    }
    return this.#listed.slice(0, this.#limit);
  }

  async #listNext(inOrderOfStoring: boolean): Promise<AuditEntry[]> {
    const { use } = this.#ports;
    const limit = Math.min(this.#limit, Math.ceil(Math.max(this.#excessBytes, LAST_BYTES) / ENTRY_BYTES));
    const listStored = async (engine: Engine) => await engine.listAfter?.(undefined, limit);
    const entries = inOrderOfStoring
      ? decodePlacedRows(await use(listStored)).map(({ entry }) => entry)
      : decodeEntryRows(await use((engine) => engine.listOldest(this.#before, limit)));
    // This pruning must not delete its own announcement.
    return entries.filter(({ id }) => id !== this.noteId);
  }

  /** Waits for readers, and says whether pruning may go on: while a reader holds an old snapshot, each deletion makes the store larger. */
  async #waitForReaders(seen: SpaceReport): Promise<boolean> {
    const { readerWaitMs = Number.POSITIVE_INFINITY } = this.#plan;
    let space = seen;
    let waitedMs = 0;
    for (let nextMs = PAUSE_MS; space.isCrowded; nextMs = Math.min(2 * nextMs, PAUSE_MS_MAX)) {
      if (waitedMs >= readerWaitMs) {
        return false;
      }
      const sliceMs = Math.min(nextMs, readerWaitMs - waitedMs);
      await pause(this.#ports.clock, sliceMs, this.#ports.stop);
      waitedMs += sliceMs;
      space = await this.#reclaim(false);
    }
    return true;
  }

  /** Gives back the rest of the space, and says whether something of what was deleted is still in the store. */
  async #wipe(): Promise<boolean> {
    // A store that always says that there is more, and gives nothing back, must not hold up the program.
    for (let space = await this.#reclaim(false); space.hasMore && space.freedBytes > 0; ) {
      await pause(this.#ports.clock, 0, this.#ports.stop);
      space = await this.#reclaim(false);
    }
    for (let wipes = 1; (await this.#reclaim(true)).isHeld; wipes += 1) {
      if (wipes === WIPES_MAX) {
        return true;
      }
      await pause(this.#ports.clock, PAUSE_MS, this.#ports.stop);
    }
    return false;
  }

  async #reclaim(isLast: boolean): Promise<SpaceReport> {
    try {
      const space = await this.#ports.use(async (engine) =>
        engine.capabilities.reclaims ? readSpace(await engine.reclaim(isLast)) : NO_SPACE,
      );
      this.#freedBytes += space.freedBytes;
      return space;
    } catch (error) {
      if (error instanceof AuditStoreError && error.transient) {
        // The entries were deleted all the same. The next pruning gives back their space.
        return { ...NO_SPACE, isHeld: true };
      }
      throw error;
    }
  }
}
