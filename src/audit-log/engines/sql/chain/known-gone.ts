import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import type { ChainedBatch } from './chained-batch';
import type { Explanation } from './explain-order';
import { signsOf } from './find-untold';
import { GoneHashes, type HashedPiece } from './gone-hashes';
import { digestOfGone, type GoneState, type Piece, pieceHash, signOf, signsOfGone } from './gone-state';
import { numberOf, rowOf } from './plain-row';

/** What a step of pruning has done to a tombstone. */
export interface TombstoneChange {
  readonly kind: 'deleted' | 'written';
  readonly piece: Piece;
}

/**
 * What the next order must keep if the last one does not tell of all that is marked as gone, or no entry tells why. Without this, the next
 * order would cover a forged mark, too, and nobody would find it any more.
 */
export interface UntoldGround {
  readonly root: Hash;
  /** The signs that no order may keep. */
  readonly unsigned: () => ReadonlySet<Hash>;
}

/** A tombstone went that was not known from the step before: somebody has put it in by hand. The step must be done again. */
export class UnknownTombstone extends Error {}

/**
 * The tombstones (rows of `audit_gone`) as a step of erasing or pruning has left them, for the next step. Each step of erasing or pruning appends an order with a digest
 * of all tombstones. Without this, each step would read and hash those of all steps before it, and erasing twice as many entries would
 * take four times as long. In a log with many erased entries, each step of pruning would read all of those.
 *
 * It counts only while the last order of the log is the one that was appended here. If another process has pruned or erased meanwhile, or a
 * transaction was rolled back, all tombstones are read again. A tombstone that somebody inserts or removes by hand meanwhile is not noticed
 * here: the order that follows does not fit the table, and `verify()` finds that.
 */
export class KnownGone {
  #gone = new GoneHashes();
  #digest = digestOfGone();
  /** The chain up to the order that was appended here last. */
  #chain: Hash | undefined;

  /** Whether a step before has left anything here. */
  get isKnown(): boolean {
    return this.#chain !== undefined;
  }

  /** Whether nothing has gone. */
  get isEmpty(): boolean {
    return this.#gone.count === 0;
  }

  /** Whether an order is the one that was appended here last. */
  isBehind({ chain }: Pick<ChainedBatch, 'chain'>): boolean {
    return this.#chain === chain;
  }

  /** Notes that an order was appended which tells of exactly these tombstones. */
  appended(chain: Hash): void {
    this.#chain = chain;
  }

  /** Begins with all tombstones, in their order. Only their hashes are kept, so a store may read them one after another. */
  begin(pieces: Iterable<unknown>): void {
    this.forget();
    this.goOn(pieces);
  }

  /** Goes on with more tombstones, where a store reads all of them in parts. */
  goOn(pieces: Iterable<unknown>): void {
    const { count } = this.#gone;
    for (const piece of pieces) {
      this.#gone.append(hashed(rowOf(piece)));
    }
    this.#gone.tell(this.#digest, count);
  }

  /** Call it before anything is deleted, with the last order and whether an entry explains it. */
  groundOf(
    order: Pick<ChainedBatch, 'root' | 'signs'> | undefined,
    explanation: Explanation | undefined,
  ): UntoldGround | undefined {
    const root = this.#root();
    if (this.isEmpty || (order?.root === root && explanation === 'told')) {
      return undefined;
    }
    const before = this.#gone;
    // Tombstones that are added behind these do not count.
    const { count } = before;
    const unsigned = () => {
      const known = signsOf(order?.signs ?? '');
      const signs = before.list(count).map(signOf);
      return new Set(signs.filter((sign) => !known.has(sign)));
    };
    return { root: order?.root ?? '\0'.repeat(root.length), unsigned };
  }

  /**
   * The state of all that has gone, for the next order. With a ground it keeps a root that does not fit, and no signs of what no order tells
   * of.
   */
  stateWith(ground: UntoldGround | undefined): GoneState {
    return {
      root: ground?.root ?? this.#root(),
      signs: signsOfGone(this.#gone, ground?.unsigned),
      isEmpty: this.isEmpty,
    };
  }

  /** Adds tombstones. */
  add(pieces: readonly Piece[]): void {
    const added = pieces.map(hashed).sort(byPlace);
    const [first] = added;
    if (first !== undefined && first.place < this.#gone.lastPlace) {
      // Not all of them come behind the others, so the digest begins again. It needs only the hashes, which are in memory.
      this.#replace(this.#gone.changed(new Map(), added));
    } else {
      this.#append(added);
    }
  }

  /**
   * Follows what a step of pruning has done to the tombstones, in the order in which it was done. Of all others only the hashes are needed,
   * which are in memory.
   *
   * @throws UnknownTombstone if one that was deleted was not known.
   */
  follow(done: readonly TombstoneChange[]): void {
    const written = new Map<string, HashedPiece>();
    const deleted = new Map<number, Set<Hash>>();
    for (const { kind, piece } of done) {
      const one = hashed(piece);
      if (kind === 'written') {
        written.set(keyOf(one), one);
      } else if (!written.delete(keyOf(one))) {
        deleted.set(one.place, (deleted.get(one.place) ?? new Set()).add(one.hash));
      }
    }
    if (done.length > 0) {
      const changed = this.#gone.changed(deleted, [...written.values()].sort(byPlace));
      if ([...deleted.values()].some(({ size }) => size > 0)) {
        this.forget();
        throw new UnknownTombstone();
      }
      this.#replace(changed);
    }
  }

  /** Forgets everything, also to free the memory after the last step. */
  forget(): void {
    this.#replace(new GoneHashes());
    this.#chain = undefined;
  }

  #root(): Hash {
    return fromBytes(this.#digest.copy().digest());
  }

  #replace(gone: GoneHashes): void {
    this.#gone = gone;
    this.#digest = digestOfGone();
    gone.tell(this.#digest);
  }

  #append(added: Iterable<HashedPiece>): void {
    const { count } = this.#gone;
    for (const one of added) {
      this.#gone.append(one);
    }
    this.#gone.tell(this.#digest, count);
  }
}

function hashed(piece: Piece): HashedPiece {
  return { place: numberOf(piece[0]), hash: pieceHash(piece) };
}

function keyOf({ place, hash }: HashedPiece): string {
  return `${place} ${hash}`;
}

function byPlace(one: HashedPiece, other: HashedPiece): number {
  return one.place - other.place;
}
