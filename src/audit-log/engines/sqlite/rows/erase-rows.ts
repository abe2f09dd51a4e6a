import type { Statement } from 'better-sqlite3';
import type { EntryRow } from '../../../domain/entry-row';
import { personalHash } from '../../../domain/evidence/leaf-hash';
import { personalText } from '../../../domain/evidence/leaf-text';
import { SALT_LENGTH, saltAt } from '../../../domain/evidence/salts';
import type { ErasedWho } from '../../../ports/integrity';
import { type ChainedBatch, saltsOfBatch } from '../../sql/chain/chained-batch';
import { ERASED_PERSONAL, WRITE_ERASED } from '../../sql/chain/erased-values';
import { erasedPiece, type Piece } from '../../sql/chain/gone-state';
import { asRow, rowOf } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import { findGround } from '../chain/check-orders';
import { findBatch } from '../chain/find-batch';
import { appendOrder } from '../chain/order';
import { refuseHindered } from '../chain/refuse-hindered';
import type { PruneSteps } from './prune-rows';
import { GIVEN } from './sqlite-query';

const FIND_BY_ID = `SELECT CAST(seq AS TEXT), ${COLUMNS} FROM audit_entry WHERE id = ?`;
const FIND_BY_ACTOR = `SELECT CAST(seq AS TEXT), ${COLUMNS} FROM audit_entry WHERE actor = ? ORDER BY time LIMIT ?`;
const ERASE = `UPDATE audit_entry SET ${WRITE_ERASED} WHERE seq IN ${GIVEN}`;
const NOTE_DETAILS =
  "INSERT INTO audit_gone (seq, rows, entries, links, kind, hash) VALUES (?, 1, 1, 0, 'details', unhex(?))";
const KEEP_SALTS = 'UPDATE audit_batch SET salt = ? WHERE first_seq = ?';

/** A row, with its number also as text, which is exact for each integer of SQLite. */
type FoundRow = ReturnType<typeof asRow> & { readonly number: string };

/**
 * Erases the personal fields of entries, within a transaction, and tells how many entries it was.
 *
 * The hash of the erased fields is kept, so that the rest of the entry can still be proved. Its salt is not kept, so that nobody
 * can find the erased text by trying hashes. The key of the batch would give that salt again: it is replaced by the salts of the
 * other rows.
 */
export function eraseRows(
  { prepare, sealer, insert, unguarded, known }: PruneSteps,
  who: ErasedWho,
  limit: number,
  note: EntryRow | undefined,
): number {
  const rows = findRows(prepare, who, limit);
  if (rows.length === 0) {
    known.forget();
    return 0;
  }
  const tail = sealer.sealWaiting(Number.POSITIVE_INFINITY);
  const ground = findGround(prepare, known);
  const pieces = unguarded(() => {
    const kept = tail.sealed === undefined ? [] : keepHashes(prepare, rows);
    const { changes } = prepare(ERASE).run(`[${rows.map(({ number }) => number).join()}]`);
    refuseHindered(changes, rows.length, 'erased');
    return kept;
  });
  if (pieces.length > 0) {
    known.add(pieces);
    appendOrder(prepare, tail, { noteId: note?.[0] ?? null, ground, known });
  }
  if (rows.length < limit) {
    // No step follows.
    known.forget();
  }
  if (note !== undefined) {
    insert(note, tail.sealed !== undefined);
  }
  return rows.length;
}

/** Leaves out entries that are erased already. */
function findRows(prepare: (sql: string) => Statement, who: ErasedWho, limit: number): FoundRow[] {
  const found =
    'id' in who ? prepare(FIND_BY_ID).raw().all(who.id) : prepare(FIND_BY_ACTOR).raw().all(who.actor, limit);
  return found.map(withNumber).filter(({ values }) => personalText(values) !== ERASED_PERSONAL);
}

function withNumber(found: unknown): FoundRow {
  const [number] = rowOf(found);
  return { ...asRow(found), number: String(number) };
}

/** Returns the tombstones of what the chain covers. */
function keepHashes(prepare: (sql: string) => Statement, rows: readonly FoundRow[]): Piece[] {
  const byBatch = new Map<number, { readonly batch: ChainedBatch; readonly rows: FoundRow[] }>();
  for (const row of rows) {
    const batch = findBatch(prepare, row.seq);
    if (batch !== undefined) {
      const known = byBatch.get(batch.firstSeq) ?? { batch, rows: [] };
      byBatch.set(batch.firstSeq, known);
      known.rows.push(row);
    }
  }
  return [...byBatch.values()].flatMap(({ batch, rows: erased }) => keepOfBatch(prepare, batch, erased));
}

function keepOfBatch(
  prepare: (sql: string) => Statement,
  batch: ChainedBatch,
  erased: readonly FoundRow[],
): Piece[] {
  // Somebody may have removed some of the salts. That must not prevent an erasure.
  const salts = Buffer.from(saltsOfBatch(batch).padEnd(batch.rows * SALT_LENGTH), 'latin1');
  const text = salts.toString('latin1');
  const pieces = erased.map(({ seq, values }) => {
    const index = seq - batch.firstSeq;
    const digits = personalHash(saltAt(text, index), personalText(values));
    prepare(NOTE_DETAILS).run(seq, digits);
    salts.fill(' ', index * SALT_LENGTH, (index + 1) * SALT_LENGTH);
    return erasedPiece(seq, digits);
  });
  // In a batch of one row, no other salt is left to keep.
  prepare(KEEP_SALTS).run(batch.rows === 1 ? null : salts, batch.firstSeq);
  return pieces;
}
