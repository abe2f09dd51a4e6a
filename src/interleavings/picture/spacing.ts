/** The horizontal layout of a picture. */
export interface Frame {
  /** Where the lanes begin. */
  readonly left: number;
  /** The end of the last step, and of everything that lasts longer. */
  readonly right: number;
  /** The width of the whole picture. */
  readonly width: number;
  /** The horizontal position of a step; step 0 is the set-up. */
  x(step: number): number;
}

export const MARGIN = 18;
const COLUMN_MIN = 40;
/** The minimum distance of the set-up from the left. */
const FIRST_GAP = 6;
/** A comfortable width of a column. A picture with few columns stays narrower. */
const EASY_COLUMN = 120;
const EASY_WIDTH = 820;
const WIDTH_MIN = 560;

/** Collects how much room the parts of a picture need, and computes the positions of its steps. */
export class Spacing {
  readonly #end: number;
  readonly #between: { readonly from: number; readonly to: number; readonly width: number }[] = [];
  readonly #before: number[];
  readonly #after: number[];

  /** Takes the number of steps. Step 0 is the set-up, and the step after the last is the end of the picture. */
  constructor(steps: number) {
    this.#end = steps + 1;
    this.#before = Array.from({ length: steps + 2 }, () => 0);
    this.#after = Array.from({ length: steps + 2 }, () => 0);
  }

  /** The column at which everything ends. */
  get end(): number {
    return this.#end;
  }

  /** Reserves room between two steps. */
  between(from: number, to: number, width: number): void {
    if (from < to) {
      this.#between.push({ from, to, width });
    }
  }

  /** Reserves room on both sides of a step. */
  around(step: number, width: number): void {
    this.#before[step] = Math.max(at(this.#before, step), width / 2);
    this.after(step, width / 2);
  }

  /** Reserves room to the right of a step, which other steps must not use. */
  after(step: number, width: number): void {
    this.#after[step] = Math.max(at(this.#after, step), width);
  }

  /** Computes positions that give everything its room and use the whole width. */
  solve(left: number): Frame {
    const places: number[] = [];
    let nearest = left + FIRST_GAP;
    for (const [step, before] of this.#before.entries()) {
      const needed = this.#between
        .filter(({ to }) => to === step)
        .map(({ from, width }) => at(places, from) + width);
      const place = Math.max(nearest, left + before, ...needed);
      places.push(place);
      nearest = place + COLUMN_MIN;
    }
    return this.#stretch(left, places);
  }

  #stretch(left: number, tight: readonly number[]): Frame {
    const reaches = tight.map((x, step) => x + Math.max(at(this.#after, step), 1));
    const easy = Math.min(EASY_WIDTH, left + this.#end * EASY_COLUMN);
    const width = Math.max(WIDTH_MIN, easy, ...reaches.map((reach) => reach + MARGIN));
    // Distribute the spare width evenly over the steps; the set-up stays.
    const shares = reaches.map((reach, step) => (step === 0 ? Infinity : (width - MARGIN - reach) / step));
    const share = Math.min(...shares);
    const places = tight.map((x, step) => x + share * step);
    return {
      left,
      right: at(places, this.#end),
      width: Math.ceil(width),
      x: (step) => at(places, step),
    };
  }
}

function at(values: readonly number[], step: number): number {
  return values[step] as number;
}
