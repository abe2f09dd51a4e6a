import { type ChainLink, chainHash } from '../../../domain/evidence/chain-link';
import { type Hash, toBytes } from '../../../domain/evidence/hash';
import { leafHash } from '../../../domain/evidence/leaf-hash';
import type { LeafValues } from '../../../domain/evidence/leaf-text';
import { EMPTY_ROOT, GrowingTree } from '../../../domain/evidence/merkle-tree';
import { PackedLeaves } from '../../../domain/evidence/packed-leaves';
import { newSaltKey, saltAt, saltsOf } from '../../../domain/evidence/salts';
import type { RowPiece } from '../../../domain/packed-rows';

/** How many characters of the hash of each row are kept, as its sign. They tell which row was changed, which the root alone does not. */
export const SIGN_LENGTH = 2;

const NONE: ReadonlySet<number> = new Set();

/** The part of the evidence that depends on the rows alone. */
export interface RowsSeal {
  readonly root: Buffer;
  readonly salt: Buffer;
  readonly leaves: Buffer | null;
}

/** The columns of a batch that hold its evidence. */
export interface SealColumns extends RowsSeal {
  readonly chain: Buffer;
}

/** Makes the evidence for a batch, row by row. */
export class BatchSeal {
  readonly #key = newSaltKey();
  readonly #salts: string;
  readonly #packed: PackedLeaves;
  readonly #tree = new GrowingTree();
  readonly #signs: Buffer;

  /** For a batch of at most `rowsMax` rows. */
  constructor(rowsMax: number) {
    this.#salts = saltsOf(this.#key, rowsMax);
    this.#packed = new PackedLeaves(this.#salts);
    this.#signs = Buffer.allocUnsafe(rowsMax * SIGN_LENGTH);
  }

  /** Appends a row. */
  add(row: LeafValues): void {
    this.#addLeaf(leafHash(row, saltAt(this.#salts, this.#tree.size)));
  }

  /**
   * Appends the rows of a piece: many at once take less time.
   *
   * @param left which of them do not belong to the batch, by their indexes in the piece.
   */
  addPiece(piece: RowPiece, left: ReadonlySet<number> = NONE): void {
    for (const leaf of this.#packed.of(piece, this.#tree.size, left)) {
      this.#addLeaf(leaf);
    }
  }

  /** Appends a number that no row has. It is reported as missing while the batch is there. */
  addMissing(): void {
    this.#addLeaf(EMPTY_ROOT);
  }

  /** The columns of the batch, and the end of the chain behind it. */
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
      // With one row only, it is clear which row was changed.
      leaves: rows > 1 ? this.#signs.subarray(0, rows * SIGN_LENGTH) : null,
    };
  }

  #addLeaf(leaf: Hash): void {
    // A buffer, because appending to a text would take four times as long.
    const at = this.#tree.size * SIGN_LENGTH;
    this.#signs[at] = leaf.charCodeAt(0);
    this.#signs[at + 1] = leaf.charCodeAt(1);
    this.#tree.add(leaf);
  }
}
