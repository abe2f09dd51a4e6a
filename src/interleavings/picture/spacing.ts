/** Where the columns of a picture are. */
export interface Frame {
  /** Where the lanes begin. */
  readonly left: number;
  /** Where the last step is over, and what lasts longer ends. */
  readonly right: number;
  /** The width of the whole picture. */
  readonly width: number;
  /** Where a step is; step 0 is the set-up. */
  x(step: number): number;
}

export const MARGIN = 18;
const COLUMN_MIN = 40;
/** How far from the left the set-up is at least. */
const FIRST_GAP = 6;
/** Room enough to be read with ease; where there is less to tell, a picture stays smaller. */
const EASY_COLUMN = 120;
const EASY_WIDTH = 820;
const WIDTH_MIN = 560;

/** How much room the things of a picture need; from that follows where its steps are. */
export class Spacing {
  readonly #end: number;
  readonly #between: { readonly from: number; readonly to: number; readonly width: number }[] = [];
  readonly #before: number[];
  readonly #after: number[];

  /** Of a picture of so many steps. Step 0 is the set-up, and the one after the last is the end of the picture. */
  constructor(steps: number) {
    this.#end = steps + 1;
    this.#before = Array.from({ length: steps + 2 }, () => 0);
    this.#after = Array.from({ length: steps + 2 }, () => 0);
  }

  /** The column in which everything ends. */
  get end(): number {
    return this.#end;
  }

  /** So much lies between two steps. */
  between(from: number, to: number, width: number): void {
    if (from < to) {
      this.#between.push({ from, to, width });
    }
  }

  /** So much lies on both sides of a step. */
  around(step: number, width: number): void {
    this.#before[step] = Math.max(at(this.#before, step), width / 2);
    this.after(step, width / 2);
  }

  /** So much lies at the right of a step, and of all others nothing that would be in the way. */
  after(step: number, width: number): void {
    this.#after[step] = Math.max(at(this.#after, step), width);
  }

  /** Puts the steps where everything has its room, and the whole width is used. */
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
    // Each step moves by its share; the set-up stays.
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

/** What belongs to a step; there is something for each. */
function at(values: readonly number[], step: number): number {
  return values[step] as number;
}
