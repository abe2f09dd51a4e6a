import type { SafeClock } from '../ports/safe-clock';

const DAY_MS = 86_400_000;

/** So much further ahead than the time that has passed a clock may be, in milliseconds; more is a jump. */
const AHEAD_MS_MAX = 60_000;
/** So long a clock has to stay ahead before it is believed, in milliseconds. */
const BELIEVED_MS = 3_600_000;
/** Where nobody says what time has passed, so much may have, in milliseconds: while no program ran, or by a clock moved by hand. */
const UNTOLD_MS_MAX = DAY_MS;
/** So many gaps in a log are looked across. Before the last of them, less is too old. */
const GAPS_MAX = 10;

/** The time of the newest entry before another time, in milliseconds since 1970; `undefined` where there is none. */
export type FindTimeBefore = (time: number) => Promise<number | undefined>;

/**
 * The time by which entries are old. A clock that is wrong once must not have all of them deleted: where it has jumped ahead,
 * time goes on as before, and the clock is believed when it has stayed there for an hour.
 *
 * At the start it is the log that tells what time it was before.
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

  /** Keeps what time it is, so that a jump can be told from then on. Only the first call does something. */
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
   * What time it is by the log, too. The first call that succeeds compares the clock with what is stored: where it is far ahead
   * of that, either nothing was stored for long or the clock is wrong, and only the next hour tells which.
   *
   * Across a gap of more than `gapMsMax` in what is stored, the older entries are believed.
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

  /** Nobody knows whether a day has passed. Then the next reading decides: what is too old by both goes. */
  #unlessFarAhead(time: number, at: number): number {
    const before = this.#known?.time ?? time;
    this.#known = { time, at };
    return time - before > UNTOLD_MS_MAX ? before : time;
  }
}

/**
 * The time to go on from instead of a reading that the log does not bear out; `undefined` where it does.
 *
 * What was stored in the last hour says nothing: a clock that is wrong now was so when that was stored. Nor does what was stored
 * within a day after a gap that is longer than entries are kept: a clock that was wrong for a while has left such entries.
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
