import type { EntryRow } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { PackedRows, type RowPiece, unpackRows } from '#audit-log/domain/packed-rows';

/** Rows with every kind of text that there is. */
export const ROWS_OF_ALL_KINDS: readonly EntryRow[] = [
  makeRow('id-1', 1, {
    actor: 'ada',
    subject: 'plan/1',
    outcome: 'success',
    correlationId: 'request-1',
    details: '{"lines":3}',
  }),
  makeRow('id-2', 2),
  makeRow('id-3', 3, { eventType: '', actor: '', subject: '', outcome: '', correlationId: '', details: '' }),
  makeRow('id-4', Number.MAX_SAFE_INTEGER, {
    eventType: 'größer',
    actor: 'Ада',
    subject: '計画',
    outcome: '🏁',
    correlationId: 'e\u0301',
    details: '"\\u0000"',
  }),
  makeRow('id-5', 5, {
    eventType: 'a\nb',
    actor: "O'Hara",
    subject: '%_\\',
    outcome: '--',
    correlationId: ';',
    details: ' ',
  }),
  makeRow('id-6', 6, { actor: 'ada', outcome: 'x'.repeat(100_000), details: '🏁'.repeat(50_000) }),
  makeRow('', 7, { eventType: '' }),
  makeRow('id-8', 8, {
    tenant: 'Werk 2',
    sourceAddress: '::1',
    userAgent: '',
    sessionId: 'session',
    traceId: 'trace',
    occurredAt: 0,
  }),
  makeRow('id-9', 9, { userAgent: 'curl/8', occurredAt: -8.64e15 }),
  makeRow('id-10', 10, { tenant: '🏁', occurredAt: 1.5e12, details: '{}' }),
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
    return this.#pieces.flatMap(unpackRows);
  }
}
