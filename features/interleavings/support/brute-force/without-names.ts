import { type Cast, callerNames } from './scene';

/**
 * An outcome in which it does not matter which caller is which: the same for all outcomes that differ in the names alone.
 *
 * Of all ways to give the names, it takes the one that comes first in the order of words.
 */
export function withoutNames(outcome: string, cast: Cast): string {
  const names = callerNames(cast);
  const [segments = '', effects = '', results = ''] = outcome.split(' | ');
  const variants = permutations(names).map((others) => {
    const rename = (text: string) => text.replaceAll(/[A-E]/g, (name) => others[names.indexOf(name)] ?? name);
    // Who got what is told by the trace, so the results need no order.
    const sorted = rename(results).split(', ').sort().join(', ');
    return [rename(segments), rename(effects), sorted].join(' | ');
  });
  return variants.toSorted()[0] ?? outcome;
}

function permutations(names: readonly string[]): readonly (readonly string[])[] {
  return names.length < 2
    ? [names]
    : names.flatMap((name) =>
        permutations(names.filter((other) => other !== name)).map((others) => [name, ...others]),
      );
}
