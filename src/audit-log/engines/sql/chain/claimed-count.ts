/** How many rows a batch of the queue has at most. To look for that many missing rows takes no time that anybody notices. */
export const HARMLESS_ROWS = 65_536;

/**
 * How many rows a batch can have, whatever it claims: a forged number must not make us use more memory or time than what is really stored.
 *
 * A batch of more than one row keeps a sign of each of them.
 *
 * @param claimed the number that is stored with the batch.
 * @param signed how many signs the batch keeps.
 */
export function plausibleRows(claimed: number, signed: number): number {
  if (Number.isSafeInteger(claimed) && claimed >= 1 && claimed <= Math.max(1, signed)) {
    return claimed;
  }
  const isHarmless = Number.isSafeInteger(claimed) && claimed >= 1 && claimed <= HARMLESS_ROWS;
  return signed >= 1 || !isHarmless ? Math.max(1, signed) : claimed;
}

/** How many numbers a piece that has gone can cover, given the next number that something else has. */
export function plausibleSpan(claimed: number, first: number, next: number): number {
  return Math.min(Math.max(Math.trunc(claimed), 1), Math.max(next - first, 1));
}

/** How many entries can have gone from some numbers, whatever is claimed: the stored value may be no count at all. */
export function plausibleCount(claimed: number, numbers: number): number {
  return Math.min(Math.max(Math.trunc(claimed) || 0, 0), Math.max(numbers || 0, 0));
}
