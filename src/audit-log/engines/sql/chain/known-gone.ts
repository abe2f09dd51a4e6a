import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import type { ChainedBatch } from './chained-batch';
import { digestOfGone, type GoneState, type Piece, pieceHash, signsOfGone } from './gone-state';
import { numberOf } from './plain-row';

interface HashedPiece {
  readonly place: number;
  readonly hash: Hash;
}

/**
 * The tombstones (rows of `audit_gone`) as a step of erasing has left them, for the next step. Each step appends an order with a digest
 * of all tombstones. Without this, each step would read and hash those of all steps before it, and erasing twice as many entries would
 * take four times as long.
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
    let added = pieces.map((piece) => ({ place: numberOf(piece[0]), hash: pieceHash(piece) })).sort(byPlace);
    const [first] = added;
    const last = this.#pieces.at(-1);
    if (first !== undefined && last !== undefined && first.place < last.place) {
      // Not all of them come behind the others, so the digest begins again. It needs only the hashes, which are in memory.
      added = [...this.#pieces, ...added].sort(byPlace);
      this.forget();
    }
    for (const piece of added) {
      this.#pieces.push(piece);
    }
    this.#digest.update(added.map(({ hash }) => hash).join(''), 'latin1');
    const root = fromBytes(this.#digest.copy().digest());
    this.#state = { root, signs: signsOfGone(this.#pieces), isEmpty: this.#pieces.length === 0 };
    return this.#state;
  }

  /** Forgets everything, also to free the memory after the last step. */
  forget(): void {
    this.#pieces = [];
    this.#digest = digestOfGone();
    this.#state = undefined;
  }
}

function byPlace(one: HashedPiece, other: HashedPiece): number {
  return one.place - other.place;
}
