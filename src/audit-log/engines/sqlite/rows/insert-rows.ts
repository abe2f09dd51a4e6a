import type { Statement } from 'better-sqlite3';
import type { RowPiece } from '../../../domain/packed-rows';
import { BatchSeal } from '../../sql/chain/batch-seal';
import { beginChain } from '../chain/order';
import { refuseUsedUp } from '../chain/refuse-hindered';
import { SEAL_ROWS_MAX, type Sealer, type Tail } from '../chain/sealer';
import { SEQ_LEAP_MAX } from '../tables/tables';
import { type Inserted, RowInserter } from './row-inserter';

const NOTE_ROWS = 'INSERT INTO audit_batch (first_seq, rows, writer, batch) VALUES (?, ?, ?, ?)';

/** The writer and the batch of rows, and whether the rows get their link of the chain at once. */
export interface RowsOf {
  readonly writer: string | null;
  readonly batch: number | null;
  readonly isSealed: boolean;
}

/** What it takes to insert rows within the transaction that is open. */
export interface InsertPorts {
  prepare(sql: string): Statement;
  readonly sealer: Sealer;
}

/** Rows without a writer. The next batch that a writer stores seals them. */
export const NO_WRITER: RowsOf = Object.freeze({ writer: null, batch: null, isSealed: false });

/**
 * Gives each new row the next number, and records the rows as a batch. A row that is stored already stays as it is.
 *
 * Rows that wait for a link are sealed first, about `SEAL_ROWS_MAX` of them at most. If more are waiting, the new rows wait
 * behind them.
 */
export function insertRows(ports: InsertPorts, pieces: readonly RowPiece[], of: RowsOf): void {
  const { prepare, sealer } = ports;
  const tail = of.isSealed ? catchUp(ports) : sealer.tail();
  refuseUsedUp(tail.last);
  const inserted = new RowInserter(prepare, tail.last + 1).insert(pieces);
  const { rows } = inserted;
  if (rows > 0 && of.isSealed && tail.sealed === tail.last) {
    sealer.append(tail, rows, sealAll(pieces, inserted), of);
  } else {
    noteUnsealed(prepare(NOTE_ROWS), tail.last + 1, rows, of);
  }
}

/**
 * Seals rows that wait for a link. If they are beyond a leap, the end of the chain is now so far out that further rows may count
 * behind it. These have the next numbers, so they are sealed, too.
 */
function catchUp(ports: InsertPorts): Tail {
  const tail = ports.sealer.tail();
  if (tail.sealed === tail.last) {
    return tail;
  }
  const caught = sealOthers(ports, tail);
  return caught.last > SEQ_LEAP_MAX && caught.sealed === caught.last ? catchUp(ports) : caught;
}

/** Seals rows that wait for a link, and begins the chain if there is none. */
function sealOthers({ prepare, sealer }: InsertPorts, tail: Tail): Tail {
  if (tail.sealed !== undefined) {
    return sealer.sealWaiting(SEAL_ROWS_MAX, tail);
  }
  return sealer.canSealAll(tail)
    ? sealer.sealWaiting(SEAL_ROWS_MAX, { ...tail, sealed: 0 })
    : beginChain(prepare, tail);
}

/**
 * Hashes the rows after all of them are inserted. To insert and hash in turns takes half as long again: each evicts the other
 * from the CPU caches.
 */
function sealAll(pieces: readonly RowPiece[], { rows, left }: Inserted): BatchSeal {
  const seal = new BatchSeal(rows);
  for (const [index, piece] of pieces.entries()) {
    seal.addPiece(piece, left[index]);
  }
  return seal;
}

/**
 * Records rows that wait for a link. Rows without a writer are split into several batches: each batch is sealed in one
 * transaction, which must be short.
 */
function noteUnsealed(note: Statement, first: number, rows: number, { writer, batch }: RowsOf): void {
  const piece = writer === null ? SEAL_ROWS_MAX : rows;
  for (let noted = 0; noted < rows; noted += piece) {
    note.run(first + noted, Math.min(piece, rows - noted), writer, batch);
  }
}
