import type { Database } from 'better-sqlite3';
import { leafHash } from '#audit-log/domain/evidence/leaf-hash';
import { saltAt, saltsOf } from '#audit-log/domain/evidence/salts';
import { LIST_WRITTEN, WrittenLeaves } from '#audit-log/engines/sqlite/chain/written-leaves';
import { ROWS_OF_ALL_KINDS } from '../../engines/support/packed-texts';

const KEY_BYTES = 16;

/** Rows in a table of SQLite, which writes them as bytes to be hashed. */
export class WrittenRows {
  database: Database | undefined;
  leaves: string[] = [];

  /** The leaves that the rows have one by one. */
  get expected(): string[] {
    const salts = saltsOf(Buffer.alloc(KEY_BYTES, 7), ROWS_OF_ALL_KINDS.length);
    return ROWS_OF_ALL_KINDS.map((row, index) => leafHash(row, saltAt(salts, index)));
  }

  /** Of a batch whose key has so many bytes: what is no key is read as salts, of which there are too few. */
  hash(keyBytes = KEY_BYTES): void {
    const rows = ROWS_OF_ALL_KINDS.length;
    const written: unknown = this.database?.prepare(LIST_WRITTEN).pluck().get(1, rows);
    const batch = { firstSeq: 1, rows, salt: Buffer.alloc(keyBytes, 7) };
    const leaves = new WrittenLeaves(batch, { gone: [], erased: new Map() });
    this.leaves = Buffer.isBuffer(written) ? leaves.of(written).map(({ hash }) => hash) : [];
  }
}
