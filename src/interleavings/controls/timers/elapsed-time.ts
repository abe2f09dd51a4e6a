/** Moment `later` is at least so many milliseconds after moment `earlier`; with a negative number, at most so many before it. */
interface Bound {
  readonly earlier: number;
  readonly later: number;
  readonly ms: number;
}

/** A timer, as far as time goes. */
export interface TimedWait {
  /** The moment at which it was started. */
  readonly startedAt: number;
  /** How long it waits, in milliseconds. */
  readonly durationMs: number;
  /** Of two that are due at once, the one with the smaller number rings first. */
  readonly nth: number;
  /** Whether it was held back, so that it may ring later than it is due. */
  readonly isHeld: boolean;
}

// Makes "later" of "at the same time": less than a millisecond for as many as an order can have.
const INSTANT_MS = 1e-6;

/**
 * How much time may have passed between the ticks of an order, as far as its timers tell.
 *
 * Operations take as long as they like, so no tick has a time of its own. But a timer rings when it is due, and those that
 * still wait are due later: each ring bounds the time between the ticks in which timers were started. A timer may ring
 * where all these bounds can be true together.
 */
export class ElapsedTime {
  /** The ticks that matter, in order; the first is the set-up. */
  readonly #ticks: number[] = [0];
  readonly #bounds: Bound[] = [];

  /** The moment of a tick: the last one, or a new one. */
  momentOf(tick: number): number {
    if (tick > (this.#ticks.at(-1) ?? 0)) {
      this.#ticks.push(tick);
    }
    return this.#ticks.length - 1;
  }

  /** Whether a timer may ring in the next tick although the others still wait. */
  mayRing(timer: TimedWait, others: Iterable<TimedWait>): boolean {
    const next = this.#ticks.length;
    const bounds = [...this.#bounds, ...boundsOfRing(timer, next, others)];
    return earliestTimes(bounds, next + 1) !== undefined;
  }

  /** Notes that a timer rings in a tick while the others still wait. */
  rings(timer: TimedWait, tick: number, others: Iterable<TimedWait>): void {
    this.#bounds.push(...boundsOfRing(timer, this.momentOf(tick), others));
  }

  /** Notes that a timer is stopped in a tick: it was not due before. */
  stops({ startedAt, durationMs, isHeld }: TimedWait, tick: number): void {
    if (!isHeld) {
      this.#bounds.push({ earlier: this.momentOf(tick), later: startedAt, ms: -durationMs });
    }
  }

  /** Tells the time in a tick, in milliseconds since the set-up: the earliest there can be. From then on it is what was told. */
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

/** The earliest time of each moment; nothing where one of them would have to be later than itself. */
function earliestTimes(bounds: readonly Bound[], moments: number): number[] | undefined {
  const times: number[] = new Array(moments).fill(0);
  for (let pass = 0; pass <= moments; pass += 1) {
    if (!moveBack(times, bounds)) {
      return times;
    }
  }
  return undefined;
}

/** Puts off each moment that is too early for its bounds; whether there was one. */
function moveBack(times: number[], bounds: readonly Bound[]): boolean {
  let isMoved = false;
  const putOff = (moment: number, time: number) => {
    // Sums of fractions are a little wrong.
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

/** The time of a moment; each has one. */
function timeOf(times: readonly number[], moment: number): number {
  return times[moment] ?? 0;
}
