import {
  AuditStoreError,
  type EntryBatch,
  type EntryPosition,
  type EntryQuery,
  type EntryRow,
  type PlacedRow,
  type PruneTerms,
  type SpaceReport,
  type StoredPlace,
} from 'audit-race';
import { filteredTexts } from './filtered-texts';

/** What a store in memory holds, and all that an engine can do with it, done at once. */
export class MemoryRows {
  readonly rows = new Map<string, EntryRow>();
  /** The ids of the rows that were pruned. */
  readonly pruned = new Set<string>();
  /** The number of each row in the order of storing, by its id. No number is given twice, also when its row was pruned. */
  readonly #numbers = new Map<string, number>();
  readonly #lastBatches = new Map<string, number>();

  /** Is as it was in the beginning: another store is in its place. */
  forget(): void {
    this.rows.clear();
    this.#numbers.clear();
    this.#lastBatches.clear();
  }

  /** The rows as a query sees them, oldest first: a batch may be stored before an older one that had to be sent again. */
  inOrder(): EntryRow[] {
    return [...this.rows.values()].sort((one, other) => (isBefore(one, placeOf(other)) ? -1 : 1));
  }

  store({ writer, batch, rows }: EntryBatch): void {
    const last = this.#lastBatches.get(writer) ?? 0;
    if (batch > last + 1) {
      throw new AuditStoreError('AUDIT_STORE_BEHIND', `Batch ${batch} came, and ${last} are stored.`);
    }
    if (batch > last) {
      this.add(rows);
      this.#lastBatches.set(writer, batch);
    } else if ([...rows].some(([id]) => !this.rows.has(id))) {
      throw new AuditStoreError(
        'AUDIT_STORE_AHEAD',
        `Batch ${batch} is counted, and its rows are not there.`,
      );
    }
  }

  /** Somebody raises the number of the last batch of each writer by hand. */
  raiseNumbers(by: number): void {
    for (const [writer, last] of this.#lastBatches) {
      this.#lastBatches.set(writer, last + by);
    }
  }

  /** Adds all rows or none; the first of two with one id stays. */
  add(rows: Iterable<EntryRow>): void {
    const added = [...rows];
    if (added.some(([id, , eventType]) => typeof id !== 'string' || typeof eventType !== 'string')) {
      throw new AuditStoreError('AUDIT_STORE_FAILED', 'A row has no id or no event type.');
    }
    for (const row of added) {
      if (!this.rows.has(row[0])) {
        this.rows.set(row[0], row);
        this.#numbers.set(row[0], this.#numbers.size + 1);
      }
    }
  }

  list(query: EntryQuery, limit: number, before?: EntryPosition): EntryRow[] {
    return this.#find(query, before).reverse().slice(0, limit);
  }

  get(id: string): EntryRow | undefined {
    return this.rows.get(id);
  }

  count(query: EntryQuery, before?: EntryPosition): number {
    return this.#find(query, before).length;
  }

  findPosition(rank: number): unknown {
    const row = this.inOrder().at(-rank);
    return row && [row[1], row[0]];
  }

  listAfter(after: StoredPlace | undefined, limit: number): PlacedRow[] {
    if (after !== undefined && String(this.#numbers.get(after.id)) !== after.place) {
      throw new AuditStoreError('AUDIT_CURSOR_UNKNOWN', `Nothing was ever stored at ${after.place}.`);
    }
    const placed = [...this.rows.values()].map((row) => ({ row, number: this.#numbers.get(row[0]) ?? 0 }));
    const [own, newest] = after?.times ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const before = placed.filter(({ number }) => number < Number(after?.place ?? 0));
    const isOdd = before.some(({ row: [, time] }) => time < own || time > newest);
    if (after !== undefined && !this.rows.has(after.id) && isOdd) {
      throw new AuditStoreError('AUDIT_CURSOR_UNKNOWN', `${after.id} is gone, and was not pruned.`);
    }
    const later = placed.filter(({ number }) => number > Number(after?.place ?? 0));
    return later.slice(0, limit).map(({ row, number }) => [String(number), row]);
  }

  listOldest(before: EntryPosition, limit: number): EntryRow[] {
    return this.#find({}, before).slice(0, limit);
  }

  prune(before: EntryPosition, limit: number, { ids, note, unlessNotedSince }: PruneTerms = {}): number {
    if (note !== undefined && unlessNotedSince !== undefined && this.#isNoted(note, unlessNotedSince)) {
      return 0;
    }
    const may =
      ids === undefined ? this.#find({}, before) : [...this.rows.values()].filter(([id]) => ids.includes(id));
    const gone = may.slice(0, limit);
    for (const [id] of gone) {
      this.rows.delete(id);
      this.pruned.add(id);
    }
    if (note !== undefined && gone.length > 0) {
      this.add([note]);
    }
    return gone.length;
  }

  /** Memory that is given up is free at once. Each row counts as much as its text has characters. */
  reclaim(): SpaceReport {
    const usedBytes = [...this.rows.values()].reduce((sum, row) => sum + row.join().length, 0);
    return { freedBytes: 0, usedBytes, hasMore: false, isHeld: false, isCrowded: false };
  }

  #isNoted([id, time, eventType]: EntryRow, sinceMs: number): boolean {
    return this.#find({ eventType, sinceMs, untilMs: 2 * time - sinceMs + 1 }).some(
      ([other]) => other !== id,
    );
  }

  #find(query: EntryQuery, before?: EntryPosition): EntryRow[] {
    return this.inOrder().filter(
      (row) => matches(row, query) && (before === undefined || isBefore(row, before)),
    );
  }
}

function matches(row: EntryRow, query: EntryQuery): boolean {
  const [, time, eventType] = row;
  const { eventTypePrefix = '', sinceMs = time, untilMs = Number.POSITIVE_INFINITY, ...texts } = query;
  const found = filteredTexts(row);
  return (
    eventType.startsWith(eventTypePrefix) &&
    sinceMs <= time &&
    time < untilMs &&
    Object.entries(texts).every(([field, text]) => text === undefined || text === found[field])
  );
}

function isBefore([id, time]: EntryRow, place: EntryPosition): boolean {
  return time < place.time || (time === place.time && id < place.id);
}

function placeOf([id, time]: EntryRow): EntryPosition {
  return { time, id };
}
