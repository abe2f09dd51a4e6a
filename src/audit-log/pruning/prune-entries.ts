import {
  aFunction,
  flag,
  LIMIT_RULES,
  type LimitOptions,
  limitOf,
  type OptionRules,
  readOptions,
  timeLimit,
  wholeNumber,
} from '../domain/call-options';
import { AuditOptionError } from '../domain/errors';
import type { EntryPosition } from '../domain/filter';
import { readGivenBack, readGivenCount, refuseGivenBack } from '../domain/given-back';
import { readStrictTime } from '../domain/strict-time';
import { tellProgress } from '../ports/tell-progress';
import { countAhead } from './count-ahead';
import type { ArchiveEntries } from './hand-out';
import { type PrunePlan, type PrunePorts, PruneRun } from './prune-run';

/** How far pruning has come. */
export interface PruneProgress {
  /** How many entries this call has deleted. */
  readonly doneEntries: number;
  /** About how many there are in all: as many as could go when it began, and never fewer than are done. Others may delete some of them. */
  readonly totalEntries: number;
}

/** How entries are deleted. A limit ends pruning between two batches; the log then records what was deleted by then. */
export interface PruneOptions extends LimitOptions {
  /**
   * Only counts what would be deleted.
   *
   * @defaultValue false
   */
  readonly dryRun?: boolean | undefined;
  /**
   * Gets each batch before it is deleted, oldest first. If it fails, the batch is kept, and pruning ends with an
   * {@link AuditArchiveError}. After a crash the same entries may be handed out again.
   *
   * @defaultValue nobody
   */
  readonly archive?: ArchiveEntries | undefined;
  /**
   * How long `archive` may take for one batch: a whole number of milliseconds from 1, or `Infinity` for no limit.
   *
   * @defaultValue 60,000
   */
  readonly archiveTimeoutMs?: number | undefined;
  /**
   * How long pruning waits for a reader that still sees the file as it was before, such as a backup: a whole number of
   * milliseconds from 1, or `Infinity` for no limit. Until that reader ends, everything that is deleted takes up more space.
   *
   * @defaultValue 60,000
   */
  readonly readerWaitMs?: number | undefined;
  /**
   * Called with the progress, after each 1,000 entries at most. What it throws, or its promise rejects with, ends the call; what was deleted
   * by then is recorded. The next entries wait for its promise, but the end of the call does not. In a dry run it is not called.
   */
  readonly onProgress?: ((progress: PruneProgress) => void) | undefined;
}

/** Which entries may be deleted, and how. Exactly one of the two limits is given. */
export type PruneRequest = PruneOptions &
  (
    | {
        /**
         * Entries accepted before this time are deleted: a `Date`, or ISO 8601 text. A date alone begins at midnight UTC; a time
         * needs its zone (`2026-11-26T10:00:00Z`). Anything else is refused.
         */
        readonly olderThan: Date | string;
      }
    | {
        /** How many of the newest entries stay: a whole number from 1. Entries whose time is ahead of the clock stay in addition. */
        readonly keepNewest: number;
      }
  );

/** What pruning did. */
export interface PruneReport {
  /** How many entries were deleted; in a dry run, how many would be. */
  readonly deleted: number;
  /** Whether this was a dry run, which deletes nothing. */
  readonly dryRun: boolean;
  /** How many bytes the store gave back to the disk; 0 where the store does not say. */
  readonly freedBytes: number;
  /** Whether everything that may be deleted was deleted. If not, a reader took longer than `readerWaitMs`: prune again. */
  readonly finished: boolean;
  /**
   * Whether deleted entries can still be read in the files of the store, because a reader still sees the store as it was before.
   * The next pruning wipes them, or the process that closes the file last.
   */
  readonly pending: boolean;
}

/** How long an archive and readers may take by default, in milliseconds. */
const PATIENCE_MS = 60_000;

/** No id is larger. */
const LAST_ID = '\u{10FFFF}';

const PRUNE_RULES: OptionRules<
  PruneOptions & { readonly keepNewest: number; readonly olderThan: Date | string }
> = {
  ...LIMIT_RULES,
  keepNewest: wholeNumber(1),
  // Checked by its own reader, which has messages of its own.
  olderThan: { range: 'a Date or ISO 8601 text', accepts: () => true },
  dryRun: flag,
  archive: { range: 'a function that gives a promise', accepts: (value) => typeof value === 'function' },
  archiveTimeoutMs: timeLimit,
  readerWaitMs: timeLimit,
  onProgress: aFunction,
};

/** What counting needs of the log. */
type CountPorts = Pick<PrunePorts, 'clock' | 'stop' | 'use'>;

/** Which entries may be deleted, checked. One of the two limits is there. */
export interface PruneLimits {
  readonly keepNewest: number | undefined;
  readonly olderThanMs: number | undefined;
  readonly dryRun: boolean;
  /** How long pruning may take, and what stops it. */
  readonly limit: LimitOptions;
  /** How entries are deleted. */
  readonly manner: Pick<PrunePlan, 'archive' | 'archiveTimeoutMs' | 'readerWaitMs'>;
  readonly onProgress: PruneOptions['onProgress'];
  /** The limit as an entry of the log states it. */
  readonly told: Readonly<Record<string, unknown>>;
}

/** @throws AuditOptionError when not exactly one limit is given, or something is unknown or out of range. */
export function readPruneRequest(request: PruneRequest): PruneLimits {
  const {
    dryRun = false,
    timeoutMs,
    signal,
    archive,
    archiveTimeoutMs = PATIENCE_MS,
    readerWaitMs = PATIENCE_MS,
    onProgress,
    ...limits
  } = readOptions(request, 'prune()', PRUNE_RULES);
  const [name = '', ...others] = Object.keys(limits);
  if (name === '' || others.length > 0) {
    throw new AuditOptionError(
      name,
      `prune() takes either olderThan or keepNewest, and was given ${name === '' ? 'neither' : 'both'}.`,
    );
  }
  const { keepNewest, olderThan } = limits;
  const olderThanMs = olderThan === undefined ? undefined : readOlderThan(olderThan);
  const manner = {
    archive,
    archiveTimeoutMs: limitOf(archiveTimeoutMs),
    readerWaitMs: limitOf(readerWaitMs),
  };
  // A Date is copied, because the caller may change it while entries are deleted.
  const told = typeof olderThan === 'object' ? { olderThan: new Date(Number(olderThanMs)) } : limits;
  return { keepNewest, olderThanMs, dryRun, limit: { timeoutMs, signal }, manner, onProgress, told };
}

function readOlderThan(value: unknown): number {
  return readStrictTime({
    what: 'olderThan',
    value,
    refuse: (message) => new AuditOptionError('olderThan', message),
  });
}

/**
 * Deletes what may go, in batches between other calls of the store, and records that it did.
 *
 * An entry that announces the pruning is stored in one transaction with the first batch that is deleted: a process that is killed
 * half-way could not record it afterwards.
 */
export async function pruneEntries(limits: PruneLimits, ports: PrunePorts): Promise<PruneReport> {
  const { dryRun, manner, onProgress, told } = limits;
  if (dryRun) {
    const deleted = await countPrunable(limits, ports);
    return { deleted, dryRun, freedBytes: 0, finished: true, pending: false };
  }
  const place = await findPlace(limits, ports);
  // Time 0 is before all entries, so nothing is deleted. But the run still gives back what an earlier pruning has left.
  const before = place ?? { time: 0, id: '' };
  // Counting takes time, so it is done only for somebody who wants to know.
  const totalEntries = onProgress === undefined ? 0 : await countBefore(place, ports);
  const onStep = (doneEntries: number) => tellProgress(onProgress, { doneEntries, totalEntries }, ports.stop);
  const run = new PruneRun({ before, told, onStep, ...manner }, ports);
  let hasFailed = true;
  try {
    const outcome = await run.carryOut();
    hasFailed = false;
    return { ...outcome, dryRun };
  } finally {
    const { deletedCount: deleted, noteId } = run;
    // Also after a failure half-way: the log must tell what was deleted, and the announcement may be stored already.
    const correlation = deleted > 0 || (hasFailed && place !== undefined) ? { correlationId: noteId } : {};
    ports.record({ eventType: 'audit.pruned', ...correlation, details: { ...told, deleted } });
    ports.pruned(deleted);
  }
}

/** How many entries would be deleted. It only reads. */
export async function countPrunable(limits: PruneLimits, ports: CountPorts): Promise<number> {
  return await countBefore(await findPlace(limits, ports), ports);
}

async function countBefore(place: EntryPosition | undefined, ports: CountPorts): Promise<number> {
  return place
    ? readGivenCount(
        await ports.use((engine) => engine.count({}, upToNow(place, ports), { signal: ports.stop })),
      )
    : 0;
}

/** As in a real run, entries with a time ahead of the clock stay: nobody could tell them from entries that are recorded meanwhile. */
function upToNow(place: EntryPosition, { clock }: CountPorts): EntryPosition {
  const time = clock.now();
  return place.time > time ? { time, id: LAST_ID } : place;
}

/** The place before which everything may be deleted; `undefined` when nothing may. */
async function findPlace(
  { olderThanMs, keepNewest = 1 }: PruneLimits,
  ports: CountPorts,
): Promise<EntryPosition | undefined> {
  if (olderThanMs !== undefined) {
    // No id is smaller than the empty text: what was accepted in this very millisecond stays.
    return { time: olderThanMs, id: '' };
  }
  // Entries ahead of the clock stay in addition. Counted among the newest, they would displace those recorded since the clock was
  // set right.
  const rank = keepNewest + (await countAhead(ports));
  return readPosition(await ports.use((engine) => engine.findPosition(rank, { signal: ports.stop })));
}

function readPosition(found: unknown): EntryPosition | undefined {
  if (found === undefined) {
    return undefined;
  }
  return readGivenBack('a place in the log', found, (given) => {
    const [time, id]: unknown[] = Array.isArray(given) ? given : [];
    return typeof time === 'number' && typeof id === 'string'
      ? { time, id }
      : refuseGivenBack('a place in the log', given);
  });
}
