/** The median. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** The smallest and the largest value, which show the noise of the machine. */
export function range(values: readonly number[], format: (value: number) => string): string {
  return values.length === 0 ? '-' : `${format(Math.min(...values))} to ${format(Math.max(...values))}`;
}

/** A large number with thousands separators. */
export const whole = (value: number) => Math.round(value).toLocaleString('en');

/** A time, to the millisecond. */
export const ms = (value: number) => `${Math.round(value)} ms`;
