import type { InterleavingRun } from '../turns/interleaving-run';

/** Where the columns of a picture are. */
export interface Frame {
  /** Where the lanes begin. */
  readonly left: number;
  /** The width of a step. */
  readonly column: number;
  /** Where the last step ends and the words about the ends begin. */
  readonly right: number;
  /** The width of the whole picture. */
  readonly width: number;
  /** Where a step is; step 0 is the set-up. */
  x(step: number): number;
  /** How many characters of small text fit into so many columns. */
  room(columns: number): number;
}

const CHARACTER = 7.6;
const MARGIN = 18;
/** Room for the words at the end of a lane or a lifeline. */
const WORDS = 266;

/** Gives each step as much width as its labels need, and less when there are many. */
export function frameOf({ callers, steps }: InterleavingRun, names: readonly string[]): Frame {
  const column = steps.length <= 6 ? 134 : steps.length <= 12 ? 120 : 96;
  const longest = Math.max(
    4,
    ...callers.map((name) => name.length * 1.55),
    ...names.map((name) => name.length),
  );
  const left = MARGIN + longest * CHARACTER + 24;
  const right = left + (steps.length + 0.25) * column;
  return {
    left,
    column,
    right,
    width: right + WORDS,
    x: (step) => (step === 0 ? left + 6 : left + (step - 0.45) * column),
    room: (columns) => Math.floor((columns * column - 10) / CHARACTER),
  };
}
