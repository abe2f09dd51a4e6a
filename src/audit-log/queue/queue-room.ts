import { CHARACTER_BYTES } from '../domain/row-bytes';

/** How much may be held. */
export interface RoomPolicy {
  readonly queueEntriesMax: number;
  readonly queueBytesMax: number;
  readonly detailsBytesMax: number;
}

/** What is held: entries and their bytes. */
export interface Held {
  readonly heldCount: number;
  readonly heldBytes: number;
}

/** Entries that are stored together. */
export interface Lot {
  /** How many there are. */
  readonly count: number;
  /** How many bytes their rows take. */
  readonly bytes: number;
  /** The entries of the lot that are not in the outbox. */
  readonly inMemory: Held;
}

/** Which bound leaves no room: that of entries, or that of bytes. */
export type QueueBound = 'entries' | 'bytes';

/** An upper bound for the length of all texts of an entry but its details, even if each character is escaped. */
const TEXTS_LENGTH_MAX = 65_536;

/** What leaves no room for another entry; `undefined` where there is room. An empty queue has room for any entry. */
export function boundReached(held: Held, entryBytes: number, policy: RoomPolicy): QueueBound | undefined {
  if (held.heldCount >= policy.queueEntriesMax) {
    return 'entries';
  }
  return held.heldCount > 0 && held.heldBytes + entryBytes > policy.queueBytesMax ? 'bytes' : undefined;
}

/** Whether there is room for an entry of the largest possible size. */
export function hasRoom(held: Held, policy: RoomPolicy): boolean {
  const entryBytesMax = (policy.detailsBytesMax + TEXTS_LENGTH_MAX) * CHARACTER_BYTES;
  return boundReached(held, entryBytesMax, policy) === undefined;
}

/** How many entries must leave, in whole lots, until memory holds no more than `isEnough` allows. */
export function countToLeave(held: Held, lots: Iterable<Lot>, isEnough: (left: Held) => boolean): number {
  let { heldCount, heldBytes } = held;
  let leftCount = 0;
  for (const { count, inMemory } of lots) {
    if (isEnough({ heldCount, heldBytes })) {
      break;
    }
    heldCount -= inMemory.heldCount;
    heldBytes -= inMemory.heldBytes;
    leftCount += count;
  }
  return leftCount;
}
