/** After its limit, a timer may ring this often without any effect before it is considered useless. */
const FUTILE_RINGS_MAX = 3;

/** A snapshot of how much an order has done. Equal numbers mean that nothing happened in between. */
export interface Progress {
  readonly steps: number;
  readonly events: number;
}

/**
 * Limits how often the timers of an order ring, so that a timer that is always restarted does not keep the order going forever.
 *
 * Timers that one caller starts at one line of code count as the same timer, restarted. It may ring `ringsMax` times at any
 * moment, and after that only when nothing else can go on. So a polling loop still sees the end of what it waits for.
 */
export class RingLimit {
  readonly #ringsMax: number;
  readonly #rings = new Map<string, number>();
  readonly #futile = new Map<string, number>();
  #last: { readonly key: string; readonly progress: Progress } | undefined;

  constructor(ringsMax: number) {
    this.#ringsMax = ringsMax;
  }

  /** Whether the lines of code have to be found. */
  get isNeeded(): boolean {
    return this.#ringsMax > 0 && this.#ringsMax < Number.POSITIVE_INFINITY;
  }

  /** Whether the limit leaves out behaviour that is possible, apart from the case that timers never ring at all. */
  get isBound(): boolean {
    return this.#ringsMax > 0;
  }

  /** Describes what the limit leaves out. */
  get words(): string {
    if (this.#ringsMax === 0) {
      return 'timers never ring';
    }
    const often = this.#ringsMax === 1 ? 'once' : `${this.#ringsMax} times`;
    return `each timer rings at most ${often} while anything else can go on`;
  }

  /** Whether a timer that is started now may ring at any moment. */
  isWithin(key: string): boolean {
    return (this.#rings.get(key) ?? 0) < this.#ringsMax;
  }

  /** Records that a timer rings. */
  rang(key: string): void {
    this.#rings.set(key, (this.#rings.get(key) ?? 0) + 1);
  }

  /** Records that a timer rings beyond its limit, because nothing else can go on. */
  rangAgain(key: string, progress: Progress): void {
    this.#last = { key, progress };
  }

  /** Whether the ring of a timer beyond its limit may still have an effect. */
  mayHelp(key: string): boolean {
    return this.#ringsMax > 0 && (this.#futile.get(key) ?? 0) < FUTILE_RINGS_MAX;
  }

  /** Checks, when nothing can go on again, whether the last ring beyond the limit had an effect. */
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
