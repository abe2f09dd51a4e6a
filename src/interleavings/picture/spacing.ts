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
/** Room enough to be read with ease; where there is less to tell, a picture stays smaller. */
const EASY_COLUMN = 120;
const EASY_WIDTH = 820;
const WIDTH_MIN = 560;

/** How much room the things of a picture need; from that follows where its steps are. */
export class Spacing {
  readonly #end: number;
  readonly #between: Map<number, number>[];
  readonly #before: number[];
  readonly #after: number[];

  /** Of a picture of so many steps. Step 0 is the set-up, and the one after the last is the end of the picture. */
  constructor(steps: number) {
    this.#end = steps + 1;
    this.#between = Array.from({ length: steps + 2 }, () => new Map());
    this.#before = Array.from({ length: steps + 2 }, () => 0);
    this.#after = Array.from({ length: steps + 2 }, () => 0);
  }

  /** The column in which everything ends. */
  get end(): number {
    return this.#end;
  }

  /** So much lies between two steps. */
  between(from: number, to: number, width: number): void {
    const known = from < to ? this.#between[to] : undefined;
    known?.set(from, Math.max(known.get(from) ?? 0, width));
  }

  /** So much lies on both sides of a step. */
  around(step: number, width: number): void {
    this.#before[step] = Math.max(this.#before[step] ?? 0, width / 2);
    this.after(step, width / 2);
  }

  /** So much lies at the right of a step, and of all others nothing that would be in the way. */
  after(step: number, width: number): void {
    this.#after[step] = Math.max(this.#after[step] ?? 0, width);
  }

  /** Puts the steps where everything has its room, and the whole width is used. */
  solve(left: number): Frame {
    const places: number[] = [];
    for (let step = 0; step <= this.#end; step += 1) {
      const nearest = step === 0 ? left + 6 : (places[step - 1] ?? 0) + COLUMN_MIN;
      const needed = [...(this.#between[step] ?? [])].map(([from, width]) => (places[from] ?? 0) + width);
      places.push(Math.max(nearest, left + (this.#before[step] ?? 0), ...needed));
    }
    return this.#stretch(left, places);
  }

  #stretch(left: number, tight: readonly number[]): Frame {
    const reaches = tight.map((x, step) => x + Math.max(this.#after[step] ?? 0, 1));
    const easy = Math.min(EASY_WIDTH, left + this.#end * EASY_COLUMN);
    const width = Math.max(WIDTH_MIN, easy, ...reaches.map((reach) => reach + MARGIN));
    // Each step moves by its share; the set-up stays.
    const shares = reaches.map((reach, step) => (step === 0 ? Infinity : (width - MARGIN - reach) / step));
    const share = Math.min(...shares);
    const places = tight.map((x, step) => x + share * step);
    return {
      left,
      right: places[this.#end] ?? left,
      width: Math.ceil(width),
      x: (step) => places[step] ?? left,
    };
  }
}
