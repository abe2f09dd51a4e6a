import type { IntegrityFault } from '../../../ports/integrity';
import type { ChainedBatch } from './chained-batch';
import { goneStateOf } from './gone-state';

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
