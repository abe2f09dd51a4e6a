import type { Statement } from 'better-sqlite3';
import { CHAIN_START } from '../../../domain/evidence/chain-link';
import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import { BatchSeal } from '../../sql/chain/batch-seal';
import { asRow, numberOf, type PlainRow } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';

/** How far the log has come, and how far the chain. */
export interface Tail {
  /** The last number that was given. */
  readonly last: number;
  /** The last number that the chain covers; `undefined` where it has not begun, although there are rows. */
  readonly sealed: number | undefined;
  /** The end of the chain. */
  readonly chain: Hash;
}

/** So many rows at most are sealed for others in one transaction, and so many may wait when the chain begins. */
export const SEAL_ROWS_MAX = 8192;

const FIND_LAST =
  'SELECT (SELECT coalesce(max(seq), 0) FROM audit_entry), first_seq + rows - 1, chain FROM audit_batch ORDER BY first_seq DESC LIMIT 1';
const FIND_MAX_SEQ = 'SELECT coalesce(max(seq), 0) FROM audit_entry';
const FIND_OLDER = "SELECT rows FROM audit_gone WHERE seq = 1 AND kind = 'older'";
const FIND_UNSEALED = 'SELECT min(first_seq) FROM audit_batch WHERE chain IS NULL AND first_seq > ?';
const FIND_SEALED =
  'SELECT first_seq + rows - 1, chain FROM audit_batch WHERE first_seq > ? AND first_seq < ? AND chain IS NOT NULL ORDER BY first_seq DESC LIMIT 1';
const FIND_GAPLESS = 'SELECT count(*) = ? FROM audit_entry';
const FIND_NOTED =
  'SELECT first_seq, rows, writer, batch FROM audit_batch WHERE first_seq >= ? ORDER BY first_seq LIMIT 1';
const LIST_ROWS = `SELECT seq, ${COLUMNS} FROM audit_entry WHERE seq BETWEEN ? AND ? ORDER BY seq`;
const SEAL_NOTED = 'UPDATE audit_batch SET root = ?, chain = ?, salt = ?, leaves = ? WHERE first_seq = ?';
const NOTE_SEALED =
  'INSERT INTO audit_batch (first_seq, rows, writer, batch, root, chain, salt, leaves) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';

/** Goes on with the chain of a file, within the transaction that is open. */
export class Sealer {
  readonly #prepare: (sql: string) => Statement;

  constructor(prepare: (sql: string) => Statement) {
    this.#prepare = prepare;
  }

  /** Where the log and its chain end: one question, nearly always. */
  tail(): Tail {
    const found = this.#find(FIND_LAST);
    if (found === undefined) {
      const last = numberOf(this.#prepare(FIND_MAX_SEQ).pluck().get());
      return { last, sealed: last === 0 ? 0 : undefined, chain: CHAIN_START };
    }
    const [rows, noted, chain] = found;
    const last = Math.max(numberOf(rows), numberOf(noted));
    if (chain instanceof Uint8Array) {
      return { last, sealed: numberOf(noted), chain: fromBytes(chain) };
    }
    const older = numberOf(this.#prepare(FIND_OLDER).pluck().get());
    const unsealed = this.#prepare(FIND_UNSEALED).pluck().get(older);
    const [sealed, end] = this.#find(FIND_SEALED, older, unsealed) ?? [];
    return end instanceof Uint8Array
      ? { last, sealed: numberOf(sealed), chain: fromBytes(end) }
      : { last, sealed: undefined, chain: CHAIN_START };
  }

  /**
   * Seals what others have stored without doing it: callers in transactions of their own, processes that were exiting, earlier
   * releases. At most about so many rows, so that no transaction becomes long by it. A chain that has not begun does not begin.
   */
  sealWaiting(rowsMax = SEAL_ROWS_MAX, from = this.tail()): Tail {
    let tail = from;
    for (let left = rowsMax; left > 0 && tail.sealed !== undefined && tail.sealed < tail.last; ) {
      const next = this.#sealNext(tail, tail.sealed + 1);
      left -= numberOf(next.sealed) - tail.sealed;
      tail = next;
    }
    return tail;
  }

  /**
   * Whether a chain that has not begun can begin with the first entry that there ever was. Where there are many already, or some
   * have gone, they are older than the chain.
   */
  canSealAll({ last }: Tail): boolean {
    return last <= SEAL_ROWS_MAX && this.#prepare(FIND_GAPLESS).pluck().get(last) === 1;
  }

  /** Notes a sealed batch behind everything else, and gives the tail with it. */
  append(tail: Tail, rows: number, seal: BatchSeal, from: Pick<PlainBatch, 'writer' | 'batch'>): Tail {
    const firstSeq = tail.last + 1;
    const { root, chain, salt, leaves, end } = seal.close(tail.chain, { firstSeq, ...from });
    this.#prepare(NOTE_SEALED).run(firstSeq, rows, from.writer, from.batch, root, chain, salt, leaves);
    return { last: tail.last + rows, sealed: tail.last + rows, chain: end };
  }

  #sealNext(tail: Tail, firstSeq: number): Tail {
    const noted = this.#findNoted(firstSeq);
    const isNoted = noted?.firstSeq === firstSeq;
    const upTo = isNoted
      ? firstSeq + noted.rows - 1
      : Math.min(noted === undefined ? tail.last : noted.firstSeq - 1, firstSeq + SEAL_ROWS_MAX - 1);
    const from = isNoted ? noted : { writer: null, batch: null };
    const seal = this.#sealRows(firstSeq, upTo);
    const { root, chain, salt, leaves, end } = seal.close(tail.chain, {
      firstSeq,
      writer: from.writer,
      batch: from.batch,
    });
    if (isNoted) {
      this.#prepare(SEAL_NOTED).run(root, chain, salt, leaves, firstSeq);
    } else {
      const rows = upTo - firstSeq + 1;
      this.#prepare(NOTE_SEALED).run(firstSeq, rows, null, null, root, chain, salt, leaves);
    }
    return { last: tail.last, sealed: upTo, chain: end };
  }

  #sealRows(firstSeq: number, upTo: number): BatchSeal {
    const seal = new BatchSeal(upTo - firstSeq + 1);
    let next = firstSeq;
    for (const found of this.#prepare(LIST_ROWS).raw().iterate(firstSeq, upTo)) {
      const { seq, values } = asRow(found);
      for (; next < seq; next += 1) {
        seal.addMissing();
      }
      seal.add(values, false);
      next += 1;
    }
    for (; next <= upTo; next += 1) {
      seal.addMissing();
    }
    return seal;
  }

  #findNoted(firstSeq: number): PlainBatch | undefined {
    const [first, rows, writer, batch] = this.#find(FIND_NOTED, firstSeq) ?? [];
    return first === undefined
      ? undefined
      : {
          firstSeq: numberOf(first),
          rows: numberOf(rows),
          writer: writer === null ? null : String(writer),
          batch: batch === null ? null : numberOf(batch),
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
}
