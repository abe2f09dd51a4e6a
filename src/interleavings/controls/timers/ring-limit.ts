/** A timer that has used up its rings may ring so often although nothing comes of it, before it is taken for useless. */
const FUTILE_RINGS_MAX = 3;

/** What an order had done by some moment: equal numbers mean that nothing happened in between. */
export interface Progress {
  readonly steps: number;
  readonly events: number;
}

/**
 * How often the timers of an order may ring, so that one that is started again and again does not keep it going forever.
 *
 * Timers that one caller starts at one line of code are one and the same timer, started again. It may ring so many times
 * whenever it likes, and after that only when nothing else can go on: a poll sees the end of what it waits for.
 */
export class RingLimit {
  readonly #ringsMax: number;
  readonly #rings = new Map<string, number>();
  readonly #futile = new Map<string, number>();
  #last: { readonly key: string; readonly progress: Progress } | undefined;

  constructor(ringsMax: number) {
    this.#ringsMax = ringsMax;
  }

  /** Whether lines of code have to be known. */
  get isNeeded(): boolean {
    return this.#ringsMax > 0 && this.#ringsMax < Number.POSITIVE_INFINITY;
  }

  /** Whether it leaves out what could happen, and not all that timers do. */
  get isBound(): boolean {
    return this.#ringsMax > 0;
  }

  /** What to say of it: what it leaves out. */
  get words(): string {
    if (this.#ringsMax === 0) {
      return 'timers never ring';
    }
    const often = this.#ringsMax === 1 ? 'once' : `${this.#ringsMax} times`;
    return `each timer rings at most ${often} while anything else can go on`;
  }

  /** Whether a timer that is started now may ring whenever it likes. */
  isWithin(key: string): boolean {
    return (this.#rings.get(key) ?? 0) < this.#ringsMax;
  }

  /** Notes that a timer rings. */
  rang(key: string): void {
    this.#rings.set(key, (this.#rings.get(key) ?? 0) + 1);
  }

  /** Notes that one rings which had used up its rings, because nothing else can go on. */
  rangAgain(key: string, progress: Progress): void {
    this.#last = { key, progress };
  }

  /** Whether a timer that has used up its rings may still help somebody. */
  mayHelp(key: string): boolean {
    return this.#ringsMax > 0 && (this.#futile.get(key) ?? 0) < FUTILE_RINGS_MAX;
  }

  /** Looks at what came of the last ring of that kind, now that nothing can go on again. */
  lookBack({ steps, events }: Progress): void {
    if (this.#last === undefined) {
      return;
    }
    const { key, progress } = this.#last;
    const isFutile = steps === progress.steps && events === progress.events;
    this.#futile.set(key, isFutile ? (this.#futile.get(key) ?? 0) + 1 : 0);
    this.#last = undefined;
  }
}
