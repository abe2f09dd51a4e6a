import type { NewEntry } from '../domain/entry';
import { AuditOptionError, AuditStoreError } from '../domain/errors';
import { type EntryPosition, readTime } from '../domain/filter';
import { describeValue } from '../domain/harmless-text';
import { findUnknownName, namesOf } from '../domain/known-names';
import type { Engine } from '../ports/engine';

/** Which entries may go. Exactly one of the two limits is given. */
export type PruneRequest =
  | {
      /** Entries accepted before this time go: a `Date`, or ISO 8601 text. */
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

type NameOf<Request> = Request extends unknown ? keyof Request : never;

const LIMITS: readonly string[] = namesOf<Exclude<NameOf<PruneRequest>, 'dryRun'>>({
  olderThan: true,
  keepNewest: true,
});

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
export async function pruneEntries(request: PruneRequest, ports: PrunePorts): Promise<PruneReport> {
  const { dryRun = false, ...limit } = request;
  const place = await findPlace(request, ports);
  if (dryRun) {
    return { deleted: place ? await ports.use((engine) => engine.count({}, place)) : 0, dryRun };
  }
  if (place === undefined) {
    ports.record({ eventType: 'audit.pruned', details: { ...limit, deleted: 0 } });
    return { deleted: 0, dryRun };
  }
  const pruning = ports.record({ eventType: 'audit.pruning', details: limit });
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
    ports.record({ eventType: 'audit.pruned', correlationId, details: { ...limit, deleted } });
    ports.pruned(deleted);
  }
  return { deleted, dryRun };
}

/** The place before which everything may go; `undefined` when nothing may. */
async function findPlace(request: PruneRequest, { use }: PrunePorts): Promise<EntryPosition | undefined> {
  const unknown = findUnknownName(request, [...LIMITS, 'dryRun']);
  if (unknown !== undefined) {
    throw new AuditOptionError(
      unknown.name,
      `Pruning takes no ${describeValue(unknown.name)}. ${unknown.hint}`,
    );
  }
  const [[name, value] = ['', undefined], ...others] = Object.entries(request).filter(([given]) =>
    LIMITS.includes(given),
  );
  if (name === '' || others.length > 0) {
    throw new AuditOptionError(
      name,
      `Pruning takes either olderThan or keepNewest, and dryRun; not ${Object.keys(request).join(', ') || 'nothing'}.`,
    );
  }
  if (name === 'olderThan') {
    // No id is smaller than the empty text: what was accepted in this very millisecond stays.
    return { time: milliseconds(value), id: '' };
  }
  if (!Number.isInteger(value) || value < 1) {
    throw new AuditOptionError(
      name,
      `keepNewest must be a whole number from 1, not ${describeValue(value)}.`,
    );
  }
  return readPosition(await use((engine) => engine.findPosition(value)));
}

/** A time in the future must not take away what is being recorded meanwhile, and that pruning began first of all. */
function earlier(place: EntryPosition, other: EntryPosition): EntryPosition {
  return place.time > other.time ? other : place;
}

function milliseconds(value: unknown): number {
  const time = readTime(value);
  if (time === undefined) {
    throw new AuditOptionError(
      'olderThan',
      `olderThan must be a Date or ISO 8601 text, not ${describeValue(value)}.`,
    );
  }
  return time;
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
