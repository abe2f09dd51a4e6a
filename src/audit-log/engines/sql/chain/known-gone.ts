import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import type { ChainedBatch } from './chained-batch';
import { digestOfGone, type GoneState, type Piece, pieceHash, signsOfGone } from './gone-state';
import { numberOf } from './plain-row';

interface HashedPiece {
  readonly place: number;
  readonly hash: Hash;
}

/** What a step of pruning has done to a tombstone. */
export interface TombstoneDeed {
  readonly deed: 'deleted' | 'written';
  readonly piece: Piece;
}

/**
 * The tombstones (rows of `audit_gone`) as a step of erasing or pruning has left them, for the next step. Each step of erasing or pruning appends an order with a digest
 * of all tombstones. Without this, each step would read and hash those of all steps before it, and erasing twice as many entries would
 * take four times as long. In a log with many erased entries, each step of pruning would read all of those.
 *
 * It counts only while the last order has exactly its digest. If another process has pruned or erased meanwhile, or a transaction was
 * rolled back, all tombstones are read again. A tombstone that somebody inserts or removes by hand meanwhile is not noticed here: the
 * order that follows does not fit the table, and `verify()` finds that.
 */
export class KnownGone {
  #pieces: HashedPiece[] = [];
  #digest = digestOfGone();
  #state: GoneState | undefined;

  /** Whether any state is known. */
  get isKnown(): boolean {
    return this.#state !== undefined;
  }

  /** Whether an order tells of exactly the tombstones that are known. */
  isOf({ root }: ChainedBatch): boolean {
    return this.#state?.root === root;
  }

  /** Adds tombstones, and returns the state of all. */
  add(pieces: readonly Piece[]): GoneState {
    let added = pieces.map(hashed).sort(byPlace);
    const [first] = added;
    const last = this.#pieces.at(-1);
    if (first !== undefined && last !== undefined && first.place < last.place) {
      // Not all of them come behind the others, so the digest begins again. It needs only the hashes, which are in memory.
      added = [...this.#pieces, ...added].sort(byPlace);
      this.forget();
    }
    return this.#append(added);
  }

  /**
   * Follows what a step of pruning has done to the tombstones, in the order in which it was done. Of all others only the hashes are needed,
   * which are in memory.
   *
   * @returns the state of all; `undefined` if one that was deleted was not known: somebody has put it in by hand.
   */
  follow(done: readonly TombstoneDeed[]): GoneState | undefined {
    const left = new Map(this.#pieces.map((piece) => [keyOf(piece), piece]));
    this.forget();
    for (const { deed, piece } of done) {
      const one = hashed(piece);
      if (deed === 'written') {
        left.set(keyOf(one), one);
      } else if (!left.delete(keyOf(one))) {
        return undefined;
      }
    }
    return this.#append([...left.values()].sort(byPlace));
  }

  /** Forgets everything, also to free the memory after the last step. */
  forget(): void {
    this.#pieces = [];
    this.#digest = digestOfGone();
    this.#state = undefined;
  }

  #append(added: readonly HashedPiece[]): GoneState {
    for (const piece of added) {
      this.#pieces.push(piece);
    }
    this.#digest.update(added.map(({ hash }) => hash).join(''), 'latin1');
    const root = fromBytes(this.#digest.copy().digest());
    this.#state = { root, signs: signsOfGone(this.#pieces), isEmpty: this.#pieces.length === 0 };
    return this.#state;
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
