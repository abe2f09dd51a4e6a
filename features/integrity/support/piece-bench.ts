import type { EntryRow } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { leafHash } from '#audit-log/domain/evidence/leaf-hash';
import { PackedLeaves } from '#audit-log/domain/evidence/packed-leaves';
import { newSaltKey, saltAt, saltsOf } from '#audit-log/domain/evidence/salts';
import { PackedRows } from '#audit-log/domain/packed-rows';

/** Rows that are hashed in pieces, and one by one. */
export class PieceBench {
  rows: readonly EntryRow[] = [];
  pieceLength = 2 ** 24;
  leaves: string[] = [];
  expected: string[] = [];

  /** Makes the leaves of all rows but those at every third place of a piece, in both ways. */
  hash(): void {
    const salts = saltsOf(newSaltKey(), this.rows.length);
    const packed = new PackedRows(this.pieceLength);
    for (const row of this.rows) {
      packed.add(row);
    }
    const leavesOf = new PackedLeaves(salts);
    let rest = this.rows;
    for (const piece of structuredClone(packed.pieces)) {
      const count = piece.times.length;
      const left = new Set(Array.from({ length: Math.floor(count / 3) }, (_, nth) => nth * 3 + 2));
      this.leaves.push(...leavesOf.of(piece, this.leaves.length, left));
      for (const [nth, row] of rest.slice(0, count).entries()) {
        if (!left.has(nth)) {
          this.expected.push(leafHash(row, saltAt(salts, this.expected.length)));
        }
      }
      rest = rest.slice(count);
    }
  }
}

/** Rows of texts of all short lengths and some long ones, and of times with all numbers of digits. */
export const ROWS_OF_ALL_LENGTHS: readonly EntryRow[] = [
  ...Array.from({ length: 300 }, (_, length) =>
    makeRow('x'.repeat(length), length, { actor: 'a'.repeat(length), details: 'd'.repeat(length + 1) }),
  ),
  ...Array.from({ length: 16 }, (_, power) => makeRow('id', 10 ** power, { occurredAt: 1 - 10 ** power })),
  ...[4000, 4095, 4096, 5000, 100_000].map((length) => makeRow('id', 2, { details: 'd'.repeat(length) })),
  makeRow('id', 1_790_000_000_123, { occurredAt: 1_999_999_999_999.5, outcome: 'success' }),
];

/** Texts that no log accepts: halves of characters, which would make one character together. */
export const ROWS_OF_HALVES: readonly EntryRow[] = [
  makeRow('half \ud83d', 1, { eventType: '\udfc1 half', actor: 'ada\ud83d', subject: '\udfc1' }),
  makeRow('\ud83d', 2, { eventType: '\udfc1' }),
];
