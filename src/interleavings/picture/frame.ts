import type { InterleavingRun } from '../report/interleaving-run';

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

/** The width of a character of small text; those of a title are wider. */
const CHARACTER = 7.6;
const TITLE_CHARACTER = 10.4;
const MARGIN = 18;
/** Room for the words at the end of a lane or a lifeline. */
const WORDS = 266;

/** How many characters of small text fit into so many pixels. */
export function charactersIn(width: number): number {
  return Math.max(1, Math.floor(width / CHARACTER));
}

/** Gives each step as much width as its labels need, and less when there are many. */
export function frameOf(
  { callers, steps }: InterleavingRun,
  names: readonly string[],
  caption: string,
): Frame {
  const column = steps.length <= 6 ? 140 : steps.length <= 12 ? 120 : 96;
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
    width: Math.max(right + WORDS, caption.length * TITLE_CHARACTER + 2 * MARGIN),
    x: (step) => (step === 0 ? left + 6 : left + (step - 0.45) * column),
    room: (columns) => charactersIn(columns * column - 10),
  };
}
