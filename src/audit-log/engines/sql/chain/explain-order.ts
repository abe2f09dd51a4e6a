import type { Hash } from '../../../domain/evidence/hash';
import type { IntegrityFault } from '../../../ports/integrity';
import type { ChainedBatch } from './chained-batch';
import { signsOf } from './find-untold';
import { type GoneState, goneStateOf, PIECE_SIGN_LENGTH, pieceHash } from './gone-state';
import { rowOf } from './plain-row';

/** The types of entries that say that something will go. An order names one of these entries. */
const TELLING: readonly unknown[] = ['audit.pruning', 'audit.erasing'];

/** The types of entries that say that something has gone: behind them, no further order may name the entry that announced it. */
export const ENDING_SQL = "('audit.pruned', 'audit.erased')";

/** The entry that an order names, and whether the pruning or erasing that it announces had ended before the order. */
export interface OrderNote {
  readonly eventType: unknown;
  readonly hasEnded: boolean;
}

/**
 * Whether an entry tells why something has gone. `pruned`: the order names an entry that is not there. A later order may have deleted that
 * entry, so this is a fault of the last order alone.
 */
export type Explanation = 'told' | 'pruned' | 'untold';

/** What an order keeps if something was marked as gone that no order tells of: see {@link untoldGround}. */
export interface UntoldGround {
  readonly root: Hash;
  readonly signs: ReadonlySet<Hash>;
}

/**
 * Whether an entry tells why an order was given. The first order of a chain names no entry: it says that entries are older than the chain,
 * and nothing else.
 */
export function explainOrder(
  { writer, root }: ChainedBatch,
  note: OrderNote | undefined,
  older?: readonly unknown[],
): Explanation {
  if (writer === null) {
    return older !== undefined && goneStateOf([older]).root === root ? 'told' : 'untold';
  }
  if (note === undefined) {
    return 'pruned';
  }
  return TELLING.includes(note.eventType) && !note.hasEnded ? 'told' : 'untold';
}

/** What is wrong with an order. */
export function faultOfOrder({ firstSeq }: ChainedBatch): IntegrityFault {
  const what = `The order with the number ${firstSeq} says that something has gone, and no entry audit.pruning or audit.erasing tells why.`;
  return { kind: 'missing', place: firstSeq, what };
}

/**
 * What the next order must keep if the last one does not tell of all that is marked as gone, or no entry tells why. Without this, the next
 * order would cover a forged mark, too, and nobody would find it any more.
 */
export function untoldGround(
  order: ChainedBatch | undefined,
  explanation: Explanation | undefined,
  pieces: readonly unknown[],
): UntoldGround | undefined {
  const { root, isEmpty } = goneStateOf(pieces);
  if (isEmpty || (order?.root === root && explanation === 'told')) {
    return undefined;
  }
  const known = signsOf(order?.signs ?? '');
  const signs = pieces
    .map((piece) => pieceHash(rowOf(piece)).slice(0, PIECE_SIGN_LENGTH))
    .filter((sign) => !known.has(sign));
  return { root: order?.root ?? '\0'.repeat(root.length), signs: new Set(signs) };
}

/**
 * The state of all that has gone by now, for an order. With `ground` it keeps a root that does not fit, and no signs of what no order tells
 * of.
 */
export function orderState(pieces: Iterable<unknown>, ground: UntoldGround | undefined): GoneState {
  const state = goneStateOf(pieces, ground?.signs);
  return ground === undefined ? state : { ...state, root: ground.root };
}
