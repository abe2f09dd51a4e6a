import type { SafeClock } from '../ports/safe-clock';

/** So much further ahead than the time that has passed a clock may be, in milliseconds; more is a jump. */
const AHEAD_MS_MAX = 60_000;
/** So long a clock has to stay ahead before it is believed, in milliseconds. */
const BELIEVED_MS = 3_600_000;
/** Where a clock does not say what has passed, so much may have, in milliseconds. */
const UNTOLD_MS_MAX = 86_400_000;

/**
 * The time by which entries are old. A clock that is wrong once must not have all of them deleted: where it has jumped ahead,
 * time goes on as before, and the clock is believed when it has stayed there for an hour.
 */
export class SteadyTime {
  readonly #clock: SafeClock;
  #known: { readonly time: number; readonly at: number } | undefined;
  #aheadSince: number | undefined;

  constructor(clock: SafeClock) {
    this.#clock = clock;
  }

  /** Keeps what time it is, so that a jump can be told from then on. Only the first call does something. */
  begin(): void {
    if (this.#known === undefined) {
      this.now();
    }
  }

  /** Milliseconds since 1970; `NaN` where the clock tells no time. */
  now(): number {
    const time = this.#clock.now();
    const at = this.#clock.monotonic();
    if (Number.isNaN(time)) {
      return time;
    }
    return this.#clock.isMonotonic ? this.#unlessAhead(time, at) : this.#unlessFarAhead(time, at);
  }

  #unlessAhead(time: number, at: number): number {
    const expected = this.#known === undefined ? time : this.#known.time + Math.trunc(at - this.#known.at);
    if (time - expected > AHEAD_MS_MAX) {
      this.#aheadSince ??= at;
      if (at - this.#aheadSince < BELIEVED_MS) {
        return expected;
      }
    }
    this.#aheadSince = undefined;
    this.#known = { time, at };
    return time;
  }

  /** Nobody knows whether a day has passed. Then the next reading decides: what is too old by both goes. */
  #unlessFarAhead(time: number, at: number): number {
    const before = this.#known?.time ?? time;
    this.#known = { time, at };
    return time - before > UNTOLD_MS_MAX ? before : time;
  }
}
