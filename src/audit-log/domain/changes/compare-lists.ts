/** How the items of two lists are compared, by their numbers. */
export interface ItemComparison {
  /** Whether no more may be looked at; asked before each item. */
  isOver(): boolean;
  isSame(before: number, after: number): boolean;
  /** Compares two items, or tells of one that is new or has gone. */
  compare(before: number | undefined, after: number | undefined): void;
}

/**
 * Compares two lists. Lists of the same length are compared item by item. Otherwise, equal items at the beginning and at the end are
 * left out first, so that one item more is one change, wherever it was put in.
 */
export function compareLists(before: number, after: number, items: ItemComparison): void {
  const shorter = Math.min(before, after);
  const isLonger = before !== after;
  const start = isLonger ? countSame(shorter, items, (index) => [index, index]) : 0;
  const end = isLonger
    ? countSame(shorter - start, items, (index) => [before - 1 - index, after - 1 - index])
    : 0;
  const longer = Math.max(before, after) - end;
  for (let index = start; index < longer && !items.isOver(); index += 1) {
    items.compare(index < before - end ? index : undefined, index < after - end ? index : undefined);
  }
}

function countSame(
  most: number,
  items: ItemComparison,
  pairAt: (index: number) => readonly [number, number],
): number {
  let count = 0;
  while (count < most && !items.isOver() && items.isSame(...pairAt(count))) {
    count += 1;
  }
  return count;
}
