import { flag, type OptionRules, readOptions, wholeNumber } from '../domain/call-options';
import type { NewEntry } from '../domain/entry';
import { AuditOptionError, AuditStoreError } from '../domain/errors';
import type { EntryPosition } from '../domain/filter';
import { readStrictTime } from '../domain/strict-time';
import type { Engine } from '../ports/engine';

/** Which entries may go. Exactly one of the two limits is given. */
export type PruneRequest =
  | {
      /**
       * Entries accepted before this time go: a `Date`, or ISO 8601 text. A date alone begins at midnight UTC; a time needs
       * its zone (`2026-11-26T10:00:00Z`). Anything else is refused.
       */
      readonly olderThan: Date | string;
      /**
       * Only counts what would go.
       *
       * @defaultValue false
       */
      readonly dryRun?: boolean;
    }
  | {
      /** All but the newest so many entries go: a whole number from 1. */
      readonly keepNewest: number;
      /**
       * Only counts what would go.
       *
       * @defaultValue false
       */
      readonly dryRun?: boolean;
    };

const PRUNE_RULES: OptionRules<{ keepNewest: number; olderThan: Date | string; dryRun: boolean }> = {
  keepNewest: wholeNumber(1),
  // Read with the words of its own reader.
  olderThan: { range: 'a Date or ISO 8601 text', accepts: () => true },
  dryRun: flag,
};

/** Which entries may go, checked. One of the two limits is there. */
export interface PruneLimits {
  readonly keepNewest: number | undefined;
  readonly olderThanMs: number | undefined;
  readonly dryRun: boolean;
  /** The limit as the log tells of it. */
  readonly told: Readonly<Record<string, unknown>>;
}

/** @throws AuditOptionError when not exactly one limit is given, or something is unknown or out of range. */
export function readPruneRequest(request: PruneRequest): PruneLimits {
  const { dryRun = false, ...limits } = readOptions(request, 'prune()', PRUNE_RULES);
  const [name = '', ...others] = Object.keys(limits);
  if (name === '' || others.length > 0) {
    throw new AuditOptionError(
      name,
      `Pruning takes either olderThan or keepNewest, and dryRun; not ${Object.keys(limits).join(', ') || 'nothing'}.`,
    );
  }
  const { keepNewest, olderThan } = limits;
  const olderThanMs = olderThan === undefined ? undefined : readOlderThan(olderThan);
  // A Date is copied: the caller may go on with it while entries go.
  const told = typeof olderThan === 'object' ? { olderThan: new Date(Number(olderThanMs)) } : limits;
  return { keepNewest, olderThanMs, dryRun, told };
}

function readOlderThan(value: unknown): number {
  return readStrictTime({
    what: 'olderThan',
    value,
    refuse: (message) => new AuditOptionError('olderThan', message),
  });
}

/** What pruning did. */
export interface PruneReport {
  /** How many entries have gone; in a dry run, how many would go. */
  readonly deleted: number;
  /** Whether nothing was deleted, because it was only asked. */
  readonly dryRun: boolean;
}

/** What pruning needs of the audit log. */
export interface PrunePorts {
  use<T>(work: (engine: Engine) => Promise<T>): Promise<T>;
  /** Tells where in the log the entry stands. */
  record(entry: NewEntry): EntryPosition;
  /** Entries have gone. */
  pruned(deleted: number): void;
  flush(): Promise<void>;
}

/** Small enough that an entry on its way to the store waits for milliseconds, not for all that goes. */
const BATCH_ENTRIES = 1000;

/**
 * Deletes what may go, in batches beside whatever else the store does, and records that it did.
 *
 * That it begins is on disk before anything goes: a process that is killed half-way could not say so afterwards.
 */
export async function pruneEntries(limits: PruneLimits, ports: PrunePorts): Promise<PruneReport> {
  const { dryRun, told } = limits;
  const place = await findPlace(limits, ports);
  if (dryRun) {
    return { deleted: place ? await ports.use((engine) => engine.count({}, place)) : 0, dryRun };
  }
  if (place === undefined) {
    ports.record({ eventType: 'audit.pruned', details: { ...told, deleted: 0 } });
    return { deleted: 0, dryRun };
  }
  const pruning = ports.record({ eventType: 'audit.pruning', details: told });
  const correlationId = pruning.id;
  await ports.flush();
  const before = earlier(place, pruning);
  let deleted = 0;
  try {
    for (let gone = BATCH_ENTRIES; gone === BATCH_ENTRIES; deleted += gone) {
      gone = await ports.use((engine) => engine.prune(before, BATCH_ENTRIES));
    }
  } finally {
    // Also when it failed half-way: what has gone must stand in the log.
    ports.record({ eventType: 'audit.pruned', correlationId, details: { ...told, deleted } });
    ports.pruned(deleted);
  }
  return { deleted, dryRun };
}

/** The place before which everything may go; `undefined` when nothing may. */
async function findPlace(
  { olderThanMs, keepNewest = 1 }: PruneLimits,
  { use }: PrunePorts,
): Promise<EntryPosition | undefined> {
  return olderThanMs === undefined
    ? readPosition(await use((engine) => engine.findPosition(keepNewest)))
    : // No id is smaller than the empty text: what was accepted in this very millisecond stays.
      { time: olderThanMs, id: '' };
}

/** A time in the future must not take away what is being recorded meanwhile, and that pruning began first of all. */
function earlier(place: EntryPosition, other: EntryPosition): EntryPosition {
  return place.time > other.time ? other : place;
}

function readPosition(found: unknown): EntryPosition | undefined {
  if (found === undefined) {
    return undefined;
  }
  const [time, id]: unknown[] = Array.isArray(found) ? found : [];
  if (typeof time !== 'number' || typeof id !== 'string') {
    throw new AuditStoreError(
      'AUDIT_STORE_CORRUPT',
      `The store gave back ${JSON.stringify(found)} where a place in the log was expected.`,
    );
  }
  return { time, id };
}
