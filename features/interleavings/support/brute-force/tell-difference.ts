import type { ProgramDifference } from './compare-programs';

const SHOWN_MAX = 3;

/** A program for which plain Node and the explorer differ, in words that can be compared. */
export function tellDifference({ program, comparison }: ProgramDifference): string {
  const { missed, invented } = comparison;
  return [
    JSON.stringify(program),
    ...missed.slice(0, SHOWN_MAX).map((outcome) => `the explorer misses (${missed.length}): ${outcome}`),
    ...invented.slice(0, SHOWN_MAX).map((outcome) => `the explorer invents (${invented.length}): ${outcome}`),
  ].join('\n');
}
