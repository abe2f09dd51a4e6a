/** A difference constraint: time(later) ≥ time(earlier) + ms. A negative `ms` is an upper bound on time(earlier) − time(later). */
interface Bound {
  readonly earlier: number;
  readonly later: number;
  readonly ms: number;
}

/** A timer, as far as this computation needs it. */
export interface TimedWait {
  /** The moment at which it was started. */
  readonly startedAt: number;
  /** How long it waits, in milliseconds. */
  readonly durationMs: number;
  /** Breaks ties: of two timers that are due at the same time, the one with the smaller number rings first. */
  readonly nth: number;
  /** Whether the timer was held back, so that it may ring later than it is due. */
  readonly isHeld: boolean;
}

// Turns "at the same time" into "later". Even the sum over the largest number of timers in an order is less than a millisecond.
const INSTANT_MS = 1e-6;

/**
 * Computes how much time may have passed between the ticks of an order, from what its timers reveal.
 *
 * Operations may take any time, so no tick has a fixed time. But a timer rings when it is due, and the timers that still wait are
 * due later. So each ring bounds the time between the ticks in which timers were started. A timer may ring if all these bounds
 * can be true together.
 */
export class ElapsedTime {
  /** The ticks with a bound, in order; the first is the set-up. */
  readonly #ticks: number[] = [0];
  readonly #bounds: Bound[] = [];

  /** The index of a tick in the list of moments. A new tick is added. */
  momentOf(tick: number): number {
    if (tick > (this.#ticks.at(-1) ?? 0)) {
      this.#ticks.push(tick);
    }
    return this.#ticks.length - 1;
  }

  /** Whether a timer may ring in the next tick while the others still wait. */
  mayRing(timer: TimedWait, others: Iterable<TimedWait>): boolean {
    const next = this.#ticks.length;
    const bounds = [...this.#bounds, ...boundsOfRing(timer, next, others)];
    return earliestTimes(bounds, next + 1) !== undefined;
  }

  /** Records that a timer rings in a tick while the others still wait. */
  rings(timer: TimedWait, tick: number, others: Iterable<TimedWait>): void {
    this.#bounds.push(...boundsOfRing(timer, this.momentOf(tick), others));
  }

  /** Records that a timer is stopped in a tick, so it was not due before. */
  stops({ startedAt, durationMs, isHeld }: TimedWait, tick: number): void {
    if (!isHeld) {
      this.#bounds.push({ earlier: this.momentOf(tick), later: startedAt, ms: -durationMs });
    }
  }

  /** The earliest possible time of a tick, in milliseconds since the set-up. Once told, it is a bound: the code may rely on it. */
  tell(tick: number): number {
    const moment = this.momentOf(tick);
    const time = earliestTimes(this.#bounds, this.#ticks.length)?.[moment] ?? 0;
    this.#bounds.push({ earlier: moment, later: 0, ms: -time });
    return time;
  }
}

function boundsOfRing(timer: TimedWait, moment: number, others: Iterable<TimedWait>): Bound[] {
  const { startedAt, durationMs, nth, isHeld } = timer;
  const bounds = [{ earlier: startedAt, later: moment, ms: durationMs }];
  if (!isHeld) {
    bounds.push({ earlier: moment, later: startedAt, ms: -durationMs });
  }
  for (const other of others) {
    const tie = other.nth < nth ? INSTANT_MS : 0;
    bounds.push({ earlier: startedAt, later: other.startedAt, ms: durationMs - other.durationMs + tie });
  }
  return bounds;
}

/** The earliest time of each moment. Undefined if the bounds contradict each other, so that a moment would have to follow itself. */
function earliestTimes(bounds: readonly Bound[], moments: number): number[] | undefined {
  const times: number[] = new Array(moments).fill(0);
  for (let pass = 0; pass <= moments; pass += 1) {
    if (!moveBack(times, bounds)) {
      return times;
    }
  }
  return undefined;
}

/** Moves each moment that violates a bound to a later time. Returns whether one was moved. */
function moveBack(times: number[], bounds: readonly Bound[]): boolean {
  let isMoved = false;
  const putOff = (moment: number, time: number) => {
    // The tolerance absorbs the rounding errors of floating-point sums.
    if (time > timeOf(times, moment) + INSTANT_MS / 2) {
      times[moment] = time;
      isMoved = true;
    }
  };
  for (let moment = 1; moment < times.length; moment += 1) {
    putOff(moment, timeOf(times, moment - 1));
  }
  for (const { earlier, later, ms } of bounds) {
    putOff(later, timeOf(times, earlier) + ms);
  }
  return isMoved;
}

function timeOf(times: readonly number[], moment: number): number {
  return times[moment] ?? 0;
}
