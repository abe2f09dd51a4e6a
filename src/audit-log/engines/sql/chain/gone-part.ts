import type { Hash } from '../../../domain/evidence/hash';
import { nodeHash } from '../../../domain/evidence/merkle-tree';

/** A part of the Merkle tree of a batch, of which every leaf has gone. */
export interface GonePart {
  /** The place of its first leaf in the batch. */
  readonly start: number;
  readonly count: number;
  readonly hash: Hash;
}

/**
 * Joins leaves and parts of an RFC 6962 tree that have gone to the largest parts that have gone as a whole. With these and the leaves that
 * are left, the root can still be computed.
 */
export function joinGone(rows: number, gone: readonly GonePart[]): GonePart[] {
  const parts: GonePart[] = [];
  const whole = join(0, rows, inOrder(gone), parts);
  return whole === undefined ? parts : [{ start: 0, count: rows, hash: whole }];
}

/** Parts in the order of their places. */
export function inOrder(parts: readonly GonePart[]): GonePart[] {
  return parts.toSorted((one, other) => one.start - other.start);
}

/** The hash of a part of a tree, from the leaves and parts within it; `undefined` where one is missing. */
export function rootOfPart(start: number, count: number, parts: readonly GonePart[]): Hash | undefined {
  const within = parts.filter((part) => part.start >= start && part.start < start + count);
  return join(start, count, within, []);
}

/** The largest power of two below a number: this is how many leaves the left half of a tree has. */
export function leftCount(count: number): number {
  return 2 ** Math.ceil(Math.log2(count) - 1);
}

/** The hash of a part, if it has gone as a whole; if not, the largest parts within it that have gone are added to `parts`. */
function join(start: number, count: number, gone: readonly GonePart[], parts: GonePart[]): Hash | undefined {
  const [first] = gone;
  if (first === undefined || (first.start === start && first.count === count)) {
    return first?.hash;
  }
  if (count === 1) {
    return undefined;
  }
  const middle = start + leftCount(count);
  const split = gone.findIndex((part) => part.start >= middle);
  const leftGone = split === -1 ? gone : gone.slice(0, split);
  const rightGone = split === -1 ? [] : gone.slice(split);
  const within: GonePart[] = [];
  const left = join(start, middle - start, leftGone, within);
  if (left !== undefined) {
    within.push({ start, count: middle - start, hash: left });
  }
  const right = join(middle, start + count - middle, rightGone, within);
  if (left !== undefined && right !== undefined) {
    return nodeHash(left, right);
  }
  if (right !== undefined) {
    within.push({ start: middle, count: start + count - middle, hash: right });
  }
  for (const part of within) {
    parts.push(part);
  }
  return undefined;
}
