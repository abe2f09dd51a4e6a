import type { NewEntry } from '../domain/entry';
import { AuditOptionError, AuditStoreError } from '../domain/errors';
import type { EntryPosition } from '../domain/filter';
import type { Engine } from '../ports/engine';

/** Which entries may go. Exactly one of the two limits is given. */
export type PruneRequest =
  | {
      /** Entries accepted before this time go: a `Date`, or ISO 8601 text. */
      readonly olderThan: Date | string;
      /** Only counts what would go. Default: false. */
      readonly dryRun?: boolean;
    }
  | {
      /** All but the newest so many entries go: a whole number from 1. */
      readonly keepNewest: number;
      /** Only counts what would go. Default: false. */
      readonly dryRun?: boolean;
    };

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
  record(entry: NewEntry): void;
}

/** Small enough that an entry on its way to the store waits for milliseconds, not for all that goes. */
const BATCH_ENTRIES = 1000;

/** Deletes what may go, in batches beside whatever else the store does, and records that it did. */
export async function pruneEntries(request: PruneRequest, ports: PrunePorts): Promise<PruneReport> {
  const { dryRun = false, ...limit } = request;
  const before = await findPlace(request, ports);
  if (dryRun) {
    return { deleted: before ? await ports.use((engine) => engine.count({}, before)) : 0, dryRun };
  }
  let deleted = 0;
  try {
    for (let goesOn = before !== undefined; before && goesOn; ) {
      const gone = await ports.use((engine) => engine.prune(before, BATCH_ENTRIES));
      deleted += gone;
      goesOn = gone === BATCH_ENTRIES;
    }
  } finally {
    // Also when it failed half-way: what has gone must stand in the log.
    ports.record({ eventType: 'audit.pruned', details: { ...limit, deleted } });
  }
  return { deleted, dryRun };
}

/** The place before which everything may go; `undefined` when nothing may. */
async function findPlace(request: PruneRequest, { use }: PrunePorts): Promise<EntryPosition | undefined> {
  const { dryRun: _dryRun, ...limits } = request;
  const [[name, value] = ['', undefined], ...others] = Object.entries(limits);
  if (others.length > 0 || (name !== 'olderThan' && name !== 'keepNewest')) {
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
    throw new AuditOptionError(name, `keepNewest must be a whole number from 1, not ${String(value)}.`);
  }
  return readPosition(await use((engine) => engine.findPosition(value)));
}

function milliseconds(value: unknown): number {
  // A number may be meant as days as well as milliseconds; what is deleted must not depend on a guess.
  const time = value instanceof Date || typeof value === 'string' ? new Date(value).getTime() : Number.NaN;
  if (Number.isNaN(time)) {
    throw new AuditOptionError(
      'olderThan',
      `olderThan must be a Date or ISO 8601 text, not "${String(value)}".`,
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
