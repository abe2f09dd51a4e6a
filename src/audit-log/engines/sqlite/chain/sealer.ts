import type { Statement } from 'better-sqlite3';
import { CHAIN_START } from '../../../domain/evidence/chain-link';
import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import { BatchSeal, SIGN_LENGTH } from '../../sql/chain/batch-seal';
import { HARMLESS_ROWS, plausibleRows } from '../../sql/chain/claimed-count';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import { asRow, numberOf, type PlainRow } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import { FIND_SEQ_BOUND, SEQ_LEAP_MAX, SEQ_MAX } from '../tables/tables';
import { FIND_LAST_OLDER, IS_LINKED } from './find-batch';
import { refuseLinked } from './refuse-hindered';
import { listUnreadable } from './unreadable-rows';

/** Where the log and its chain end. */
export interface Tail {
  /** The last number that was given. */
  readonly last: number;
  /** The last number that the chain covers; `undefined` where it has not begun, although there are rows. */
  readonly sealed: number | undefined;
  /** The last link of the chain. */
  readonly chain: Hash;
}

/** How many waiting rows one transaction seals at most. A new chain covers the existing rows only if they are no more than this. */
export const SEAL_ROWS_MAX = 8192;

const FIND_MAX_SEQ = 'SELECT coalesce(max(seq), 0) FROM audit_entry WHERE seq <= $bound';
const FIND_LAST = `SELECT (${FIND_MAX_SEQ}), first_seq, rows, chain, length(leaves), batch = ${ORDER_BATCH} FROM audit_batch
  WHERE first_seq BETWEEN 1 AND $bound ORDER BY first_seq DESC LIMIT 1`;
const FIND_ROW_FROM = `SELECT min(seq) FROM audit_entry WHERE seq BETWEEN ? AND ${SEQ_MAX}`;
const FIND_NEXT = 'SELECT min(first_seq) FROM audit_batch WHERE first_seq > ?';
/**
 * The first batch that waits for a link. Skips a batch without a link that lies within a linked or deleted batch, or directly
 * before a linked one: it was inserted by hand.
 */
const FIND_UNSEALED = `SELECT first_seq FROM audit_batch AS note WHERE chain IS NULL AND first_seq <= $bound AND first_seq > ${FIND_LAST_OLDER}
  AND (SELECT chain FROM audit_batch WHERE first_seq > note.first_seq AND first_seq <= $bound ORDER BY first_seq LIMIT 1) IS NULL
  AND NOT EXISTS (SELECT 1 FROM audit_gone WHERE seq = (SELECT max(seq) FROM audit_gone WHERE seq <= note.first_seq)
    AND kind = 'batches' AND seq + rows > note.first_seq)
  AND first_seq >= coalesce((SELECT first_seq + min(rows, max(1, length(leaves) / ${SIGN_LENGTH})) FROM audit_batch
    WHERE first_seq < note.first_seq AND chain IS NOT NULL ORDER BY first_seq DESC LIMIT 1), 1)
  ORDER BY first_seq LIMIT 1`;
const FIND_SEALED = `SELECT first_seq, rows, chain, length(leaves), batch = ${ORDER_BATCH} FROM audit_batch
  WHERE first_seq < ? AND ${IS_LINKED} ORDER BY first_seq DESC LIMIT 1`;
const FIND_GAPLESS = 'SELECT count(*) = ? FROM audit_entry';
const FIND_NOTED = `SELECT first_seq, rows, writer, batch FROM audit_batch WHERE first_seq BETWEEN ? AND ${SEQ_MAX} ORDER BY first_seq LIMIT 1`;
const LIST_ROWS = `SELECT seq, ${COLUMNS} FROM audit_entry WHERE seq BETWEEN ? AND ? ORDER BY seq`;
const SEAL_NOTED =
  'UPDATE audit_batch SET rows = ?, root = ?, chain = ?, salt = ?, leaves = ? WHERE first_seq = ? AND chain IS NULL';
const NOTE_SEALED =
  'INSERT INTO audit_batch (first_seq, rows, writer, batch, root, chain, salt, leaves) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';

/** The writer and the batch of rows that belonged to no batch. */
const NO_WRITER = Object.freeze({ writer: null, batch: null });

/** Extends the chain of a file, within the open transaction. */
export class Sealer {
  readonly #prepare: (sql: string) => Statement;

  constructor(prepare: (sql: string) => Statement) {
    this.#prepare = prepare;
  }

  /** Where the log and its chain end. Nearly always one query is enough. */
  tail(): Tail {
    const tail = this.#tailUpTo(SEQ_MAX);
    return tail.last <= SEQ_LEAP_MAX
      ? tail
      : this.#tailUpTo(numberOf(this.#prepare(FIND_SEQ_BOUND).pluck().get()));
  }

  #tailUpTo(bound: number): Tail {
    const found = this.#find(FIND_LAST, { bound });
    if (found === undefined) {
      const last = numberOf(this.#prepare(FIND_MAX_SEQ).pluck().get({ bound }));
      return { last, sealed: last === 0 ? 0 : undefined, chain: CHAIN_START };
    }
    const [max, ...batch] = found;
    const noted = endOf(batch, numberOf(max));
    const last = Math.max(numberOf(max), noted);
    const chain = batch[2];
    if (chain instanceof Uint8Array) {
      return { last, sealed: noted, chain: fromBytes(chain) };
    }
    const unsealed = this.#prepare(FIND_UNSEALED).pluck().get({ bound }) ?? bound + 1;
    const before = this.#find(FIND_SEALED, unsealed) ?? [];
    const end = before[2];
    return end instanceof Uint8Array
      ? { last, sealed: endOf(before, last), chain: fromBytes(end) }
      : { last, sealed: undefined, chain: CHAIN_START };
  }

  /**
   * Seals rows that were stored without a link: by callers in transactions of their own, by processes that were exiting, by
   * earlier releases. It seals about `rowsMax` rows at most, so that the transaction stays short. It does not begin a chain.
   */
  sealWaiting(rowsMax = SEAL_ROWS_MAX, from = this.tail()): Tail {
    let tail = from;
    for (let left = rowsMax; left > 0 && tail.sealed !== undefined && tail.sealed < tail.last; ) {
      const next = this.#sealNext(tail, tail.sealed + 1);
      left -= Math.min(numberOf(next.sealed) - tail.sealed, SEAL_ROWS_MAX);
      tail = next;
    }
    return tail;
  }

  /**
   * Whether a chain that has not begun can begin with the first entry that there ever was. If there are many entries already, or
   * some were deleted, the chain begins behind them, and they count as older.
   */
  canSealAll({ last }: Tail): boolean {
    return last <= SEAL_ROWS_MAX && this.#prepare(FIND_GAPLESS).pluck().get(last) === 1;
  }

  /** Appends a sealed batch to the log, and returns the new tail. */
  append(tail: Tail, rows: number, seal: BatchSeal, from: Pick<PlainBatch, 'writer' | 'batch'>): Tail {
    const firstSeq = tail.last + 1;
    const { root, chain, salt, leaves, end } = seal.close(tail.chain, { firstSeq, ...from });
    this.#prepare(NOTE_SEALED).run(firstSeq, rows, from.writer, from.batch, root, chain, salt, leaves);
    return { last: tail.last + rows, sealed: tail.last + rows, chain: end };
  }

  /** Seals the next rows, from a number on, up to the first gap. Numbers before them that no row has are skipped. */
  #sealNext(tail: Tail, from: number): Tail {
    const noted = this.#findNoted(from);
    const row: unknown = this.#prepare(FIND_ROW_FROM).pluck().get(from);
    const firstSeq = Math.min(noted?.firstSeq ?? SEQ_MAX, row === null ? SEQ_MAX : numberOf(row));
    if (firstSeq > tail.last) {
      return { ...tail, sealed: tail.last };
    }
    const isNoted = noted?.firstSeq === firstSeq;
    const upTo = isNoted
      ? Math.min(firstSeq + Math.min(noted.rows, HARMLESS_ROWS) - 1, noted.next - 1, tail.last)
      : Math.min(tail.last, (noted?.firstSeq ?? SEQ_MAX) - 1, firstSeq + SEAL_ROWS_MAX - 1);
    const { writer, batch } = isNoted ? noted : NO_WRITER;
    const { seal, rows } = this.#sealRows(firstSeq, Math.max(firstSeq, upTo), isNoted);
    const { root, chain, salt, leaves, end } = seal.close(tail.chain, { firstSeq, writer, batch });
    if (isNoted) {
      refuseLinked(
        firstSeq,
        this.#prepare(SEAL_NOTED).run(rows, root, chain, salt, leaves, firstSeq).changes,
      );
    } else {
      this.#prepare(NOTE_SEALED).run(firstSeq, rows, null, null, root, chain, salt, leaves);
    }
    return { last: tail.last, sealed: firstSeq + rows - 1, chain: end };
  }

  /**
   * Hashes rows up to the first gap. If rows of a recorded batch are missing, only one number is sealed as missing: somebody may
   * have forged how many rows the batch had. A row that no release can have stored is sealed as missing, too, so that `verify()`
   * reports it.
   */
  #sealRows(
    firstSeq: number,
    upTo: number,
    isNoted: boolean,
  ): { readonly seal: BatchSeal; readonly rows: number } {
    const seal = new BatchSeal(upTo - firstSeq + 1);
    const unreadable = listUnreadable(this.#prepare, firstSeq, upTo);
    let next = firstSeq;
    for (const found of this.#prepare(LIST_ROWS).raw().iterate(firstSeq, upTo)) {
      const { seq, values } = asRow(found);
      if (seq !== next) {
        break;
      }
      if (unreadable.has(seq)) {
        seal.addMissing();
      } else {
        seal.add(values);
      }
      next += 1;
    }
    if (isNoted && next <= upTo) {
      seal.addMissing();
      next += 1;
    }
    return { seal, rows: next - firstSeq };
  }

  #findNoted(firstSeq: number): PlainBatch | undefined {
    const [first, rows, writer, batch] = this.#find(FIND_NOTED, firstSeq) ?? [];
    const next = this.#prepare(FIND_NEXT)
      .pluck()
      .get(first ?? 0);
    return first === undefined
      ? undefined
      : {
          firstSeq: numberOf(first),
          rows: numberOf(rows),
          writer: writer === null ? null : String(writer),
          batch: batch === null ? null : numberOf(batch),
          next: next === null ? Number.MAX_SAFE_INTEGER : numberOf(next),
        };
  }

  #find(sql: string, ...values: readonly unknown[]): PlainRow | undefined {
    const found: unknown = this.#prepare(sql)
      .raw()
      .get(...values);
    return Array.isArray(found) ? found : undefined;
  }
}

interface PlainBatch {
  readonly firstSeq: number;
  readonly rows: number;
  readonly writer: string | null;
  readonly batch: number | null;
  /** The first number of the batch behind it. */
  readonly next: number;
}

/**
 * The last number of a batch. The row count that it claims is capped: with a link, by the number of its signs in `leaves`;
 * without one, by the last row or the size that a batch may have.
 */
function endOf([first, rows, chain, signs, isOrder]: PlainRow, last: number): number {
  const signed = isOrder === 1 ? 1 : Math.trunc(numberOf(signs) / SIGN_LENGTH);
  const there = Math.max(last - numberOf(first) + 1, HARMLESS_ROWS);
  const count = chain instanceof Uint8Array ? signed : there;
  return numberOf(first) + plausibleRows(numberOf(rows), count) - 1;
}
