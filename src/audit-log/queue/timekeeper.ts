import { timeWithoutClock } from '../ports/clock';
import type { SafeClock } from '../ports/safe-clock';

/** What the clock did: it said `from`, and then at once `to`. */
export interface ClockJump {
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Milliseconds since 1970. */
  readonly to: number;
  /** How many jumps were not noted since the one before. */
  readonly unnoted: number;
}

/** So much a clock may be set back, and so much it may be ahead of the time that has passed, without a word: in milliseconds. */
const BACK_MS_MAX = 2000;
const AHEAD_MS_MAX = 60_000;
/** A clock that jumps with each reading must not fill the log: one note in so many milliseconds. */
const NOTE_WAIT_MS = 60_000;

/** Tells the time as the clock does, right or wrong; notes where it jumps, and carries on where it tells none. */
export class Timekeeper {
  readonly #clock: SafeClock;
  #latest = Number.NEGATIVE_INFINITY;
  /** A reading, and when it was by the time that never goes back. */
  #known: { readonly time: number; readonly at: number } | undefined;
  #checkFrom = Number.NEGATIVE_INFINITY;
  #jump: ClockJump | undefined;
  #notedAt = Number.NEGATIVE_INFINITY;
  #unnoted = 0;

  constructor(clock: SafeClock) {
    this.#clock = clock;
  }

  /** Whole milliseconds since 1970. */
  now(): number {
    const reading = this.#clock.now();
    if (Number.isNaN(reading)) {
      return this.#carryOn();
    }
    if (reading < this.#latest - BACK_MS_MAX) {
      this.#noteJump(this.#latest, reading);
    } else if (reading >= this.#checkFrom) {
      this.#checkAhead(reading);
    }
    if (reading > this.#latest) {
      this.#latest = reading;
    }
    return reading;
  }

  /** The jump that has yet to be written down, once. */
  takeJump(): ClockJump | undefined {
    const jump = this.#jump;
    this.#jump = undefined;
    return jump;
  }

  /** Once in a minute is enough, and costs nothing in between. A clock that cannot say what has passed is looked at each time. */
  #checkAhead(reading: number): void {
    const from = this.#expected();
    if (this.#clock.isMonotonic && from !== undefined && reading - from > AHEAD_MS_MAX) {
      this.#noteJump(from, reading);
    } else {
      this.#know(reading);
    }
  }

  #noteJump(from: number, to: number): void {
    this.#know(to);
    this.#latest = to;
    const at = this.#clock.monotonic();
    if (at - this.#notedAt < NOTE_WAIT_MS) {
      this.#unnoted += 1;
      return;
    }
    this.#notedAt = at;
    this.#jump = { from, to, unnoted: this.#unnoted };
    this.#unnoted = 0;
  }

  #know(time: number): void {
    this.#known = { time, at: this.#clock.monotonic() };
    this.#checkFrom = this.#clock.isMonotonic ? time + AHEAD_MS_MAX : Number.NEGATIVE_INFINITY;
  }

  #carryOn(): number {
    return this.#expected() ?? timeWithoutClock();
  }

  #expected(): number | undefined {
    return this.#known === undefined
      ? undefined
      : this.#known.time + Math.max(0, Math.trunc(this.#clock.monotonic() - this.#known.at));
  }
}
