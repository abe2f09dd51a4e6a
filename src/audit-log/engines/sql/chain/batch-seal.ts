import { type ChainLink, chainHash } from '../../../domain/evidence/chain-link';
import { type Hash, toBytes } from '../../../domain/evidence/hash';
import { leafHash } from '../../../domain/evidence/leaf-hash';
import type { LeafValues } from '../../../domain/evidence/leaf-text';
import { EMPTY_ROOT, GrowingTree } from '../../../domain/evidence/merkle-tree';
import { PackedLeaves } from '../../../domain/evidence/packed-leaves';
import { newSaltKey, saltAt, saltsOf } from '../../../domain/evidence/salts';
import type { RowPiece } from '../../../domain/packed-rows';

/** So many characters of the hash of each row are kept, by which a row is found that was changed. The root alone does not tell which. */
export const SIGN_LENGTH = 2;

const NONE: ReadonlySet<number> = new Set();

/** What of the evidence is made of the rows alone. */
export interface RowsSeal {
  readonly root: Buffer;
  readonly salt: Buffer;
  readonly leaves: Buffer | null;
}

/** What is written beside a batch. */
export interface SealColumns extends RowsSeal {
  readonly chain: Buffer;
}

/** The evidence for a batch, made while its rows are gone through. */
export class BatchSeal {
  readonly #key = newSaltKey();
  readonly #salts: string;
  readonly #packed: PackedLeaves;
  readonly #tree = new GrowingTree();
  readonly #signs: Buffer;

  /** For a batch of at most so many rows. */
  constructor(rowsMax: number) {
    this.#salts = saltsOf(this.#key, rowsMax);
    this.#packed = new PackedLeaves(this.#salts);
    this.#signs = Buffer.allocUnsafe(rowsMax * SIGN_LENGTH);
  }

  /** Takes a row in, behind the others. */
  add(row: LeafValues): void {
    this.#addLeaf(leafHash(row, saltAt(this.#salts, this.#tree.size)));
  }

  /**
   * Takes the rows of a piece in, behind the others: many at once take less time.
   *
   * @param left which of them are not of the batch, by their places in the piece.
   */
  addPiece(piece: RowPiece, left: ReadonlySet<number> = NONE): void {
    for (const leaf of this.#packed.of(piece, this.#tree.size, left)) {
      this.#addLeaf(leaf);
    }
  }

  /** A number that no row has. It is told as missing for as long as the batch is there. */
  addMissing(): void {
    this.#addLeaf(EMPTY_ROOT);
  }

  /** What stands beside the batch, and the end of the chain with it. */
  close(before: Hash, batch: Omit<ChainLink, 'rows' | 'root'>): SealColumns & { readonly end: Hash } {
    const { root, size: rows } = this.#tree;
    const end = chainHash(before, { ...batch, rows, root });
    return { ...this.#sealOf(root), chain: toBytes(end), end };
  }

  /** The same without a link of the chain, which the store itself makes. */
  closeRows(): RowsSeal {
    return this.#sealOf(this.#tree.root);
  }

  #sealOf(root: Hash): RowsSeal {
    const { size: rows } = this.#tree;
    return {
      root: toBytes(root),
      salt: this.#key,
      // Of one row nobody has to be told which it is.
      leaves: rows > 1 ? this.#signs.subarray(0, rows * SIGN_LENGTH) : null,
    };
  }

  #addLeaf(leaf: Hash): void {
    // Not a text that grows: with that it would take four times as long.
    const at = this.#tree.size * SIGN_LENGTH;
    this.#signs[at] = leaf.charCodeAt(0);
    this.#signs[at + 1] = leaf.charCodeAt(1);
    this.#tree.add(leaf);
  }
}
