import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import { SALT_LENGTH, saltsOf } from '../../../domain/evidence/salts';
import { SIGN_LENGTH } from './batch-seal';
import { plausibleRows } from './claimed-count';
import { ORDER_BATCH } from './gone-state';
import { numberOf, rowOf } from './plain-row';

/** A batch that the chain has, or an order in it. */
export interface ChainedBatch {
  readonly firstSeq: number;
  /** How many rows the batch can have: what it claims, if that is possible. */
  readonly rows: number;
  /** Whether it claims a number of rows that it cannot have, or keeps more than its rows need: something may be hidden there. */
  readonly isMiscounted: boolean;
  readonly writer: string | null;
  readonly batch: number | null;
  readonly root: Hash;
  readonly chain: Hash;
  readonly salt: Uint8Array | undefined;
  /** The beginnings of the hashes of its rows, or, in an order, of the tombstones that it covers; empty where there are none. */
  readonly signs: Hash;
}

const KEY_BYTES = 16;
/** Root, chain, salt and leaves. */
const BYTES_COLUMNS = 4;

/**
 * Reads a batch from its columns: first number, rows, writer, batch, root, chain, salt, leaves; `undefined` where it is not sealed.
 *
 * A batch that has a link and lacks its root counts as sealed, and as changed: nobody can hide a batch by taking its root away.
 */
export function readBatch(found: unknown): ChainedBatch | undefined {
  const [first, rows, writer, batch, root, chain, salt, leaves] = rowOf(found);
  if (!(chain instanceof Uint8Array)) {
    return undefined;
  }
  const signs = leaves instanceof Uint8Array ? fromBytes(leaves) : '';
  const isOrder = batch !== null && numberOf(batch) === ORDER_BATCH;
  const count = plausibleRows(numberOf(rows), isOrder ? 1 : Math.trunc(signs.length / SIGN_LENGTH));
  const hasMore = !isOrder && keepsMore(count, signs, salt);
  return {
    firstSeq: numberOf(first),
    rows: count,
    isMiscounted: hasMore || count !== rows || !areOfKinds(found),
    writer: writer === null ? null : String(writer),
    batch: batch === null ? null : numberOf(batch),
    root: root instanceof Uint8Array ? fromBytes(root) : '',
    chain: fromBytes(chain),
    salt: salt instanceof Uint8Array ? salt : undefined,
    signs,
  };
}

/** Whether all values have the types of their columns: a value of another type may read as the same. */
function areOfKinds(found: unknown): boolean {
  const [first, rows, writer, batch, ...bytes] = rowOf(found);
  return (
    [first, rows, batch ?? 0].every((value) => typeof value === 'number') &&
    typeof (writer ?? '') === 'string' &&
    bytes.slice(0, BYTES_COLUMNS).every((value) => value === null || value instanceof Uint8Array)
  );
}

/** Whether a batch keeps more signs or salts than its number of rows needs. A single row has no sign. */
function keepsMore(rows: number, signs: Hash, salt: unknown): boolean {
  const saltLength = salt instanceof Uint8Array ? salt.length : 0;
  return (
    signs.length > (rows === 1 ? 0 : rows * SIGN_LENGTH) ||
    saltLength > Math.max(KEY_BYTES, rows * SALT_LENGTH)
  );
}

/** The salts of the rows of a batch, concatenated: derived from its key, or written out since one of them was erased. */
export function saltsOfBatch({ salt, rows }: Pick<ChainedBatch, 'salt' | 'rows'>): string {
  if (salt === undefined) {
    return '';
  }
  return salt.length === KEY_BYTES ? saltsOf(salt, rows) : fromBytes(salt);
}
