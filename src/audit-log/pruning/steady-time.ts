import type { SafeClock } from '../ports/safe-clock';

const DAY_MS = 86_400_000;

/** How much further than the elapsed time a clock may go on, in milliseconds; more is a jump. */
const AHEAD_MS_MAX = 60_000;
/** How long a clock has to stay ahead before it is believed, in milliseconds. */
const BELIEVED_MS = 3_600_000;
/**
 * How much time may have passed where it cannot be measured, in milliseconds: while no program ran, or by a clock that is moved
 * by hand.
 */
const UNTOLD_MS_MAX = DAY_MS;
/** How many gaps in the log are looked across. Each one sets the time further back, so that fewer entries are too old. */
const GAPS_MAX = 10;

/** The time of the newest entry before another time, in milliseconds since 1970; `undefined` where there is none. */
export type FindTimeBefore = (time: number) => Promise<number | undefined>;

/**
 * The time by which the age of entries is counted. A clock that is wrong once must not have all of them deleted: if it has jumped
 * ahead, time goes on as before, and the clock is believed when it has stayed ahead for an hour.
 *
 * At the start, the log tells what time it was before.
 */
export class SteadyTime {
  readonly #clock: SafeClock;
  #known: { readonly time: number; readonly at: number } | undefined;
  #aheadSince: number | undefined;
  #beganAt = 0;
  #isCompared = false;

  constructor(clock: SafeClock) {
    this.#clock = clock;
  }

  /** Remembers what time it is, so that a later jump is noticed. Only the first call does something. */
  begin(): void {
    if (this.#known === undefined) {
      this.#beganAt = this.#clock.monotonic();
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
    const { isMonotonic, isMovedByHand } = this.#clock;
    return isMovedByHand && !isMonotonic ? this.#unlessFarAhead(time, at) : this.#unlessAhead(time, at);
  }

  /**
   * The time now, by the log as well. The first call that succeeds compares the clock with what is stored: if it is far ahead of
   * that, either nothing was stored for long or the clock is wrong, and only the next hour tells which.
   *
   * If there is a gap of more than `gapMsMax` between stored entries, the older ones are believed.
   */
  async nowAfter(findTimeBefore: FindTimeBefore, gapMsMax: number): Promise<number> {
    const now = this.now();
    if (this.#isCompared || Number.isNaN(now)) {
      return now;
    }
    const before = await findTrusted(now, findTimeBefore, gapMsMax);
    this.#isCompared = true;
    if (before !== undefined) {
      this.#known = { time: before, at: this.#clock.monotonic() };
      this.#aheadSince = this.#beganAt;
    }
    return before ?? now;
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

  /**
   * For a clock that does not say how much time has passed. After a jump of more than a day, the earlier reading counts once
   * more: only what is too old by two readings goes.
   */
  #unlessFarAhead(time: number, at: number): number {
    const before = this.#known?.time ?? time;
    this.#known = { time, at };
    return time - before > UNTOLD_MS_MAX ? before : time;
  }
}

/**
 * The time to go on from if the log contradicts the clock; `undefined` if it does not.
 *
 * Entries of the last hour prove nothing: a clock that is wrong now was wrong then, too. Nor do entries within a day after a gap
 * that is longer than entries are kept: a clock that was wrong for a while has left such entries.
 */
async function findTrusted(
  now: number,
  findTimeBefore: FindTimeBefore,
  gapMsMax: number,
): Promise<number | undefined> {
  const newest = await findTimeBefore(now - BELIEVED_MS);
  let time = newest === undefined || now - newest <= UNTOLD_MS_MAX ? now : newest;
  for (let gaps = 0; newest !== undefined && gaps < GAPS_MAX; gaps += 1) {
    const before = await findTimeBefore(time - DAY_MS);
    if (before === undefined || time - before <= DAY_MS + gapMsMax) {
      break;
    }
    time = before;
  }
  return time === now ? undefined : time;
}
