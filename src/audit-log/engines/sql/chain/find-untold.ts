import { numbersOf } from '../../../domain/count-of';
import type { IntegrityFault } from '../../../ports/integrity';
import type { ChainedBatch } from './chained-batch';
import { goneStateOf, ORDER_BATCH, PIECE_SIGN_LENGTH, pieceHash } from './gone-state';
import { numberOf, rowOf } from './plain-row';

/** The first and the last number of a log. */
export interface NumbersOfLog {
  readonly first: number;
  readonly last: number;
}

/** Whether a batch is an order, which tells what has gone by then, and has no entries. */
export function isOrder({ batch }: Pick<ChainedBatch, 'batch'>): boolean {
  return batch === ORDER_BATCH;
}

/**
 * Finds what is marked as gone, although the last order does not tell of it.
 *
 * @param numbers the first and the last number that the log has had. A mark outside of them marks nothing: somebody has inserted it.
 */
export function findUntold(
  order: ChainedBatch | undefined,
  pieces: readonly unknown[],
  numbers: NumbersOfLog,
): IntegrityFault[] {
  const { root, signs, isEmpty } = goneStateOf(pieces);
  if (order === undefined ? isEmpty : order.root === root) {
    return order === undefined || order.signs === signs ? [] : [unsigned(order)];
  }
  const known = signsOf(order?.signs ?? '');
  const untold = pieces
    .map(rowOf)
    .filter((piece) => !known.has(pieceHash(piece).slice(0, PIECE_SIGN_LENGTH)));
  const faults = untold.map(([seq, rows]): IntegrityFault => {
    const [first, last] = [numberOf(seq), numberOf(seq) + numberOf(rows) - 1];
    if (isBeyond(first, numbers)) {
      return beyond(first, numbers);
    }
    const what = `What had the ${numbersOf(first, last)} is marked as gone, and no order tells of it.`;
    return { kind: 'missing', place: first, what };
  });
  const unknown: IntegrityFault = {
    kind: 'missing',
    what: 'What is marked as gone is something else than the last order tells of.',
  };
  return faults.length > 0 ? faults : [unknown];
}

/** The fault of an order whose signs were changed: they could not show which mark it does not tell of. */
function unsigned({ firstSeq }: ChainedBatch): IntegrityFault {
  const what = `The order with the number ${firstSeq} tells of what has gone, and keeps other beginnings of its hashes: of what is marked as gone by hand nobody could tell what it is.`;
  return { kind: 'rewritten', place: firstSeq, what };
}

/** Whether a number cannot have been used: it is before the first, or behind the one that comes after the last. */
function isBeyond(seq: number, { first, last }: NumbersOfLog): boolean {
  return seq < first || seq > last + 1;
}

function beyond(seq: number, { first, last }: NumbersOfLog): IntegrityFault {
  const what = `A row of audit_gone marks the number ${seq} as gone. No order tells of it, and the log has had the ${numbersOf(first, last)}: somebody has put that row in, or cut off the end of the log.`;
  return { kind: 'inserted', ...(Number.isSafeInteger(seq) ? { place: seq } : {}), what };
}

/** The signs of the pieces that an order tells of. */
export function signsOf(signs: string): ReadonlySet<string> {
  const parts = new Set<string>();
  for (let at = 0; at < signs.length; at += PIECE_SIGN_LENGTH) {
    parts.add(signs.slice(at, at + PIECE_SIGN_LENGTH));
  }
  return parts;
}
