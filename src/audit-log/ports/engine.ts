import type { EntryRow, EntryRows } from '../domain/entry-row';
import type { EntryPosition, EntryQuery } from '../domain/filter';
import { missingMethods, namesOf } from '../domain/known-names';
import type { PlacedRow, StoredPlace } from '../domain/stored-place';
import type { CallLimits } from './call-limits';
import type { ErasedWho, ExamineTerms } from './integrity';

/**
 * A store that entries can be written to and read from.
 *
 * The audit log waits for nothing else, so a test that controls the engine controls every wait. `prune`, `createTables` and the calls that
 * read may be made before earlier calls are settled. Of calls that are under way together, a read may be carried out before the others or
 * after them: to read what was written, wait for the write first. No number of reads holds up a write.
 *
 * Reject with an {@link AuditStoreError}, or with any error whose `code` is a {@link StoreFailure}: the code says whether the same call is
 * worth making again. After a transient failure, the audit log makes it again after a wait; if the engine is lost, it makes it again on
 * another engine. Every other error counts as `AUDIT_STORE_FAILED`: entries are held until the next call.
 *
 * Every promise made here is a case of `audit-race/engine-contract`, which tries an engine of your own.
 */
export interface Engine {
  /** What this engine can do beyond the rest. It never changes. */
  readonly capabilities: EngineCapabilities;
  /**
   * Makes the store ready for entries; does nothing where it is. Safe to call twice, and from several processes at once.
   *
   * `opening` is given if the audit log had another engine before. A store that begins anew then says so: the engine that makes the
   * tables stores that row with them, in one transaction. An engine may ignore it.
   *
   * Resolves with {@link Moved} if the entries had to be moved first, so that the log can tell its logger, else with anything.
   */
  createTables(opening?: Opening): Promise<unknown>;
  /**
   * Stores the next batch of a writer: all of its rows in their order, or none. Resolves when they are on disk.
   *
   * The store itself knows the last batch of each writer, and updates that in the transaction that stores the rows. So it recognises a
   * batch that it has already, whichever engine stored it: it leaves the batch alone, and the call resolves. If one of the rows is not
   * there, the batch is refused (`AUDIT_STORE_AHEAD`): the number alone is no proof, because somebody may have raised it. A batch that
   * skips a number is refused (`AUDIT_STORE_BEHIND`): what is stored is always the beginning of what was sent, without a gap.
   *
   * The store may forget a writer that has no entries left. The audit log then goes on as another writer, from batch 1.
   *
   * A row whose id is stored already is left as it is, and is no failure. If a row cannot be stored, for example because it has no event
   * type, its whole batch fails.
   */
  store(batch: EntryBatch): Promise<void>;
  /**
   * The newest `limit` rows that match, from `before` on when it is given: an array in which each is an {@link EntryRow}.
   *
   * Newest first: the largest time comes first, and of two with one time the larger id, byte by byte. What a store gives
   * back is checked, so nothing is promised about it here.
   */
  list(query: EntryQuery, limit: number, before?: EntryPosition, limits?: CallLimits): Promise<unknown>;
  /** The row with this id, or `undefined`. Checked like those of {@link Engine.list}. */
  get(id: string, limits?: CallLimits): Promise<unknown>;
  /** How many entries match; of those before a place in the log when it is given. */
  count(query: EntryQuery, before?: EntryPosition, limits?: CallLimits): Promise<number>;
  /** The `[time, id]` of the entry that is `rank`-th from the newest (1 is the newest), or `undefined`. Checked likewise. */
  findPosition(rank: number, limits?: CallLimits): Promise<unknown>;
  /**
   * Rows in the order in which they were stored, beginning behind a place: an array in which each is a {@link PlacedRow}.
   *
   * At most `limit` of them, fewer where they are large, and none only where there is none yet. A row comes only when no other row can come
   * before it any more. So a reader that goes on from its last row gets every row once, whatever is stored meanwhile.
   *
   * Rows that were pruned are left out, even the one at the place itself. A place that this store has never given, because it is another
   * store now, is refused (`AUDIT_CURSOR_UNKNOWN`). Somebody may also have restored an older copy of the store, which has gone on past the
   * place with other rows. So if the row of the place is gone, the place is refused, too, where a row right before it is older than that
   * row, because the oldest are pruned first; or newer than the newest row that had come: see {@link StoredPlace.times}.
   *
   * Called only where {@link EngineCapabilities.follows} says so, and may be missing elsewhere.
   */
  listAfter?(after: StoredPlace | undefined, limit: number, limits?: CallLimits): Promise<unknown>;
  /**
   * The `[place, id]` of the last row that {@link Engine.listAfter} would give by now, or `undefined` where there is none: what is stored
   * later comes behind it. Checked likewise. An engine without this method is followed from the beginning.
   */
  findEnd?(limits?: CallLimits): Promise<unknown>;
  /**
   * Examines whether the next part of the log is as it was stored, and gives an {@link ExaminedPart}: the first part, or the one that
   * begins at {@link ExaminedPart.next} of the part before. Each part is examined on one snapshot of the store, and is so short that other
   * calls are answered between two of them. What is stored, pruned or erased between two parts is no fault.
   *
   * Called only where {@link EngineCapabilities.seals} says so, and may be missing elsewhere.
   */
  examine?(after: unknown, terms: ExamineTerms, limits?: CallLimits): Promise<unknown>;
  /**
   * How far the chain has come, which is what a checkpoint says, and what shows that it has grown from each of some sizes: a
   * {@link LogGrowth}. Where {@link Engine.examine} may be missing, this may be, too.
   */
  readHead?(from?: readonly number[], limits?: CallLimits): Promise<unknown>;
  /**
   * What leads from an entry to the root over the first `size` links of the chain, or over all of them: an {@link EntryEvidence}, or
   * `undefined` where there is no such entry. Where {@link Engine.examine} may be missing, this may be, too.
   */
  prove?(id: string, size?: number, limits?: CallLimits): Promise<unknown>;
  /**
   * Erases what entries say of persons (actor, subject, source address, user agent, session id, details), of at most `limit` entries, so
   * that the rest of each can still be proved. Returns how many: fewer than `limit` only where nothing is left to be erased. If it is at
   * least one, the note is stored in the same transaction; without a note, `verify()` calls what was erased `missing`. Each call of one
   * erasing has the same note. Where {@link Engine.examine} may be missing, this may be, too.
   */
  erase?(who: ErasedWho, limit: number, note?: EntryRow): Promise<number>;
  /** The oldest rows before a place in the log, oldest first: those that `prune` would delete. Checked likewise. */
  listOldest(before: EntryPosition, limit: number): Promise<unknown>;
  /**
   * Deletes the oldest entries, at most `limit` of them, and none but those before the given place. Returns how many: fewer than `limit`
   * where they are large, but none only where there is none.
   */
  prune(before: EntryPosition, limit: number, terms?: PruneTerms): Promise<number>;
  /**
   * Gives back some of the space that deleted entries took, and wipes them from wherever the store keeps what was written
   * lately. Each call is short; while {@link SpaceReport.hasMore}, another one gives back more.
   *
   * Called only where {@link EngineCapabilities.reclaims} says so.
   *
   * @param isLast whether pruning is over, so that this call wipes all it can.
   */
  reclaim(isLast: boolean): Promise<SpaceReport>;
  /**
   * Writes the whole store anew, without what was deleted and the space it took. It takes long, and nothing is stored
   * meanwhile. Called only where {@link EngineCapabilities.reclaims} says so.
   *
   * @param onProgress hears now and then how far it has come.
   */
  compact(onProgress: (progress: CompactProgress) => void): Promise<SpaceReport>;
  /**
   * Stores rows while the process exits, when no promise settles any more; returns when they are on disk.
   *
   * It makes the tables where they are missing. A row that is stored already, or that a call under way stores too, is stored
   * once. Called only where {@link EngineCapabilities.storeAtExit} says so, at any time between creation and closing.
   *
   * @throws AuditStoreError when the rows cannot be stored.
   */
  storeAtExit(rows: readonly EntryRow[], opening?: Opening): void;
  /**
   * Carries out what was called before, then gives back the files, connections and threads it holds; resolves when they are
   * gone. Later calls are refused (`AUDIT_ENGINE_CLOSED`). Safe to call twice: both calls share one outcome.
   *
   * Where `limits` says that nobody waits any more, what was called before may be left undone: each call is then rejected, or
   * has done all that it was to do.
   */
  close(limits?: CallLimits): Promise<void>;
}

/** The entries of an earlier release were moved into the tables of this one. */
export interface Moved {
  /** How many there were. */
  readonly movedRows: number;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
}

/** What the engine keeps beside its file: write-ahead logs of files that were there before, until somebody removes them. */
export interface SetAside {
  readonly keptLogs: readonly string[];
}

/** What a log says of itself when it goes on in another store. */
export interface Opening {
  /** The entry `audit.opened`. */
  readonly row: EntryRow;
  /**
   * If the store before was lost for certain: since when it had been open, in milliseconds since 1970. Then the row is stored even if the
   * tables are there already, unless they hold an `audit.opened` that is later than this.
   */
  readonly lostSince?: number;
}

/** What an engine can do, or cannot. */
export interface EngineCapabilities {
  /**
   * Whether `store` may be called again before the call before it is settled: the engine then stores the batches in the order
   * of the calls. Where it cannot, the audit log waits for each batch before it sends the next.
   */
  readonly pipelines: boolean;
  /**
   * Whether {@link Engine.storeAtExit} can store anything. Where it cannot, what a process holds when it calls `process.exit()` is kept in
   * the file that the option `spillFile` names; without one it is lost, and reported on standard error.
   */
  readonly storeAtExit: boolean;
  /** Whether {@link Engine.reclaim} and {@link Engine.compact} do anything. `false` where a store manages its space by itself. */
  readonly reclaims: boolean;
  /**
   * Whether there is {@link Engine.listAfter}, so that the log can be followed.
   *
   * @defaultValue false
   */
  readonly follows?: boolean;
  /**
   * Whether each batch gets a link of a chain of hashes, so that tampering with the store is found; then there is {@link Engine.examine}.
   *
   * @defaultValue false
   */
  readonly seals?: boolean;
}

/** The terms of one call of {@link Engine.prune}. */
export interface PruneTerms {
  /** Only the rows with these ids go. */
  readonly ids?: readonly string[] | undefined;
  /**
   * A row that says that pruning has begun. If at least one row goes, it is stored in the same transaction, after the rows have gone, so
   * that it fits into a store that is full. Each call of one pruning has the same note: if it is there already, it is left as it is.
   *
   * In a store that makes evidence, `verify()` calls what goes without a note `missing`.
   */
  readonly note?: EntryRow | undefined;
  /**
   * Nothing goes if the store has another row with the event type of the note, of this time or later: then another process is pruning. A
   * row that is further ahead of the note than this time is behind it does not count: a clock was wrong then, and the row would block all
   * pruning until its time has come. In milliseconds since 1970.
   */
  readonly unlessNotedSince?: number | undefined;
}

/** The space that a store takes, after a call that gave some of it back. */
export interface SpaceReport {
  /** How many bytes this call gave back. */
  readonly freedBytes: number;
  /** How many bytes the entries take, with their indexes and without what is free. */
  readonly usedBytes: number;
  /** Whether another call would give back more. */
  readonly hasMore: boolean;
  /** Whether deleted entries are still in the store, because a reader still uses an older snapshot. */
  readonly isHeld: boolean;
  /** Whether so much is held like this that the store grows while pruning goes on. Waiting helps. */
  readonly isCrowded: boolean;
}

/** How far the rebuilding of a store has come. SQLite gathers what stays, writes it and copies it: each byte counts three times. */
export interface CompactProgress {
  /** How many bytes that is so far. It never goes back. */
  readonly doneBytes: number;
  /** About how many it will be. It may become less when it is known how much stays. */
  readonly totalBytes: number;
}

/** The next rows of one writer; they are stored together. */
export interface EntryBatch {
  /** Whose batch it is: text that no other writer has. An audit log is one writer while the store knows its batches. */
  readonly writer: string;
  /** Which batch of this writer it is: 1, 2, 3 and so on. The same number always means the same rows. */
  readonly batch: number;
  /** The rows, oldest first. They can be gone through any number of times, and need not be an array. */
  readonly rows: EntryRows;
  /**
   * Whether the store makes evidence of tampering for these rows, where it can: see {@link EngineCapabilities.seals}.
   *
   * @defaultValue true
   */
  readonly evidence?: boolean | undefined;
}

/**
 * Makes an engine for a database URL; the tables are made later, by {@link Engine.createTables}.
 *
 * A port, so that a test can count the calls, delay them or make them fail.
 */
export type CreateEngine = (databaseUrl: string, limits?: CallLimits) => Promise<Engine>;

/** Every method that an engine must have. */
export const engineMethods = namesOf<
  Exclude<keyof Engine, 'capabilities' | 'listAfter' | 'findEnd' | keyof SealingMethods>
>({
  createTables: true,
  store: true,
  list: true,
  get: true,
  count: true,
  findPosition: true,
  listOldest: true,
  prune: true,
  reclaim: true,
  compact: true,
  storeAtExit: true,
  close: true,
});

/** Every capability that an engine must speak of. */
export const engineCapabilities = namesOf<Exclude<keyof EngineCapabilities, 'follows' | 'seals'>>({
  pipelines: true,
  storeAtExit: true,
  reclaims: true,
});

/** The methods that only an engine has that makes evidence of tampering. */
type SealingMethods = Pick<Engine, 'examine' | 'readHead' | 'prove' | 'erase'>;

const sealingMethods = namesOf<keyof SealingMethods>({
  examine: true,
  readHead: true,
  prove: true,
  erase: true,
});

/** What a value lacks to be an engine, each part as a message names it: `count()`, `capabilities.pipelines`. */
export function missingOfEngine(value: unknown): string[] {
  const capabilities: unknown = Reflect.get(Object(value), 'capabilities');
  const unsaid = engineCapabilities.filter(
    (name) => typeof Reflect.get(Object(capabilities), name) !== 'boolean',
  );
  const has = (name: keyof EngineCapabilities) => Reflect.get(Object(capabilities), name) === true;
  const methods = [...(has('follows') ? ['listAfter'] : []), ...(has('seals') ? sealingMethods : [])];
  return [
    ...missingMethods(value, [...engineMethods, ...methods]),
    ...unsaid.map((name) => `capabilities.${name}`),
  ];
}
