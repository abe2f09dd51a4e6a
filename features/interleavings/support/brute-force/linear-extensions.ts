/** Of two steps, the first is always before the second. */
export type Before = readonly [first: number, second: number];

/** In how many ways so many steps can follow each other, when some of them are always before others. */
export function countLinearExtensions(steps: number, before: readonly Before[]): bigint {
  const predecessors = Array.from({ length: steps }, (_, step) =>
    before.filter(([, second]) => second === step).map(([first]) => first),
  );
  const known = new Map<string, bigint>();
  const count = (done: ReadonlySet<number>): bigint => {
    if (done.size === steps) {
      return 1n;
    }
    const key = [...done].sort((one, other) => one - other).join();
    const ways =
      known.get(key) ??
      predecessors
        .map((needed, step) => ({ needed, step }))
        .filter(({ needed, step }) => !done.has(step) && needed.every((first) => done.has(first)))
        .reduce((sum, { step }) => sum + count(new Set([...done, step])), 0n);
    known.set(key, ways);
    return ways;
  };
  return count(new Set());
}

/** In how many ways chains of so many steps each can be shuffled together. */
export function countShuffles(...lengths: readonly number[]): bigint {
  const steps = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.reduce((ways, length) => ways / factorial(length), factorial(steps));
}

/** The number of orders of so many steps that nothing holds together. */
export function factorial(steps: number): bigint {
  return steps < 2 ? 1n : BigInt(steps) * factorial(steps - 1);
}
