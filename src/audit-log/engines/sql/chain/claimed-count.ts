/** So many rows a batch of the queue has at most: to look for so many that are not there costs nothing that is felt. */
export const HARMLESS_ROWS = 65_536;

/**
 * How many rows a batch can have, whatever it claims: what is made of a number of the file must not take more memory, or time, than what
 * stands in the file.
 *
 * A batch keeps a sign of each of its rows, where it has more than one.
 *
 * @param claimed what stands beside the batch.
 * @param signed of how many rows it keeps signs.
 */
export function plausibleRows(claimed: number, signed: number): number {
  if (Number.isSafeInteger(claimed) && claimed >= 1 && claimed <= Math.max(1, signed)) {
    return claimed;
  }
  const isHarmless = Number.isSafeInteger(claimed) && claimed >= 1 && claimed <= HARMLESS_ROWS;
  return signed >= 1 || !isHarmless ? Math.max(1, signed) : claimed;
}

/** How many numbers a piece of what has gone covers, where the next number that somebody has is known. */
export function plausibleSpan(claimed: number, first: number, next: number): number {
  return Math.min(Math.max(Math.trunc(claimed), 1), Math.max(next - first, 1));
}

/** How many entries can have gone from some numbers, whatever is claimed: what stands there may be no count at all. */
export function plausibleCount(claimed: number, numbers: number): number {
  return Math.min(Math.max(Math.trunc(claimed) || 0, 0), Math.max(numbers || 0, 0));
}
