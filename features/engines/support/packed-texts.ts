import type { EntryRow } from 'audit-race';
import { PackedRows, type RowPiece, unpackRows } from '#audit-log/domain/packed-rows';

/** Rows with every kind of text that there is. */
export const ROWS_OF_ALL_KINDS: readonly EntryRow[] = [
  ['id-1', 1, 'plan.applied', 'ada', 'plan/1', 'success', 'request-1', '{"lines":3}'],
  ['id-2', 2, 'plan.applied', null, null, null, null, null],
  ['id-3', 3, '', '', '', '', '', ''],
  ['id-4', Number.MAX_SAFE_INTEGER, 'größer', 'Ада', '計画', '🏁', 'e\u0301', '"\\u0000"'],
  ['id-5', 5, 'a\nb', "O'Hara", '%_\\', '--', ';', ' '],
  ['id-6', 6, 'plan.applied', 'ada', null, 'x'.repeat(100_000), null, '🏁'.repeat(50_000)],
  ['', 7, '', null, null, null, null, null],
];

/** Rows on their way between threads. */
export class PackedTexts {
  #pieces: readonly RowPiece[] = [];

  pack(pieceLength: number): void {
    const packed = new PackedRows(pieceLength);
    for (const row of ROWS_OF_ALL_KINDS) {
      packed.add(row);
    }
    this.#pieces = structuredClone(packed.pieces);
  }

  get pieceCount(): number {
    return this.#pieces.length;
  }

  unpack(): unknown[] {
    return [...unpackRows(this.#pieces)];
  }
}
