import type { Hash as Digest } from 'node:crypto';
import { fromBytes, type Hash } from '../../../domain/evidence/hash';

/** A tombstone, as far as an order tells of it. */
export interface HashedPiece {
  readonly place: number;
  readonly hash: Hash;
}

const HASH_BYTES = 32;
/** A hash is copied as so many words. */
const HASH_WORDS = HASH_BYTES / Uint32Array.BYTES_PER_ELEMENT;
/** For how many there is room at first; then the room is doubled. */
const ROOM = 64;

/** The hashes of tombstones, in the order of their places: 40 bytes each, because a log may have millions of them. */
export class GoneHashes {
  #places = new Float64Array(ROOM);
  #words = new Uint32Array(ROOM * HASH_WORDS);
  /** The same memory as the words. */
  #bytes = Buffer.from(this.#words.buffer);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The largest place; `NaN` where there is none. */
  get lastPlace(): number {
    return this.#places[this.#count - 1] ?? Number.NaN;
  }

  /** Adds a tombstone behind the others. */
  append({ place, hash }: HashedPiece): void {
    this.#makeRoom();
    this.#places[this.#count] = place;
    this.#bytes.write(hash, this.#count * HASH_BYTES, 'latin1');
    this.#count += 1;
  }

  /** The hashes of the first ones. */
  list(count = this.#count): Hash[] {
    return Array.from({ length: count }, (_, index) => this.#hashAt(index));
  }

  /** Adds the hashes to a digest, from one of them on. */
  tell(digest: Digest, from = 0): void {
    digest.update(this.#bytes.subarray(from * HASH_BYTES, this.#count * HASH_BYTES));
  }

  /**
   * The same without some, and with others. These hashes stay as they are.
   *
   * @param deleted hashes by their places. What is found is removed from it.
   * @param added in the order of their places.
   */
  changed(deleted: ReadonlyMap<number, Set<Hash>>, added: readonly HashedPiece[]): GoneHashes {
    const result = new GoneHashes();
    let next = 0;
    for (let index = 0; index < this.#count; index += 1) {
      const place = this.#places[index] ?? Number.NaN;
      if (deleted.get(place)?.delete(this.#hashAt(index)) === true) {
        continue;
      }
      for (let one = added[next]; one !== undefined && one.place < place; one = added[next]) {
        result.append(one);
        next += 1;
      }
      result.#copy(this, index);
    }
    for (const one of added.slice(next)) {
      result.append(one);
    }
    return result;
  }

  #hashAt(index: number): Hash {
    return fromBytes(this.#bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES));
  }

  #copy(from: GoneHashes, index: number): void {
    this.#makeRoom();
    this.#places[this.#count] = from.#places[index] ?? Number.NaN;
    for (let word = 0; word < HASH_WORDS; word += 1) {
      this.#words[this.#count * HASH_WORDS + word] = from.#words[index * HASH_WORDS + word] ?? 0;
    }
    this.#count += 1;
  }

  #makeRoom(): void {
    if (this.#count < this.#places.length) {
      return;
    }
    const [places, words] = [this.#places, this.#words];
    this.#places = new Float64Array(2 * places.length);
    this.#places.set(places);
    this.#words = new Uint32Array(2 * words.length);
    this.#words.set(words);
    this.#bytes = Buffer.from(this.#words.buffer);
  }
}
