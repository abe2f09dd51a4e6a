import { ElapsedTime, type TimedWait } from './elapsed-time';

/** The time in which the timers of an order wait. */
export interface TimerClock {
  /** What to remember of the tick in which a timer was started. */
  startedAt(tick: number): number;
  /** Whether a timer may ring now although the others still wait. */
  mayRing(timer: TimedWait, others: Iterable<TimedWait>): boolean;
  /** Notes that a timer rings. */
  rings(timer: TimedWait, tick: number, others: Iterable<TimedWait>): void;
  /** Notes that a timer is stopped. */
  stops(timer: TimedWait, tick: number): void;
  /** The time, in milliseconds since the set-up. */
  tell(tick: number): number;
}

/** Durations do not order the timers: what holds then holds however slow the machine is. Time goes on where one rings. */
export class LooseClock implements TimerClock {
  #nowMs = 0;

  startedAt(): number {
    return this.#nowMs;
  }

  mayRing(): boolean {
    return true;
  }

  rings({ startedAt, durationMs }: TimedWait): void {
    this.#nowMs = Math.max(this.#nowMs, startedAt + durationMs);
  }

  stops(): void {
    // Whether it was due by now is nothing to go by.
  }

  tell(): number {
    return this.#nowMs;
  }
}

/** Timers ring when they are due, while operations take as long as they like and computing no time. */
export class VirtualClock implements TimerClock {
  readonly #elapsed = new ElapsedTime();

  startedAt(tick: number): number {
    return this.#elapsed.momentOf(tick);
  }

  mayRing(timer: TimedWait, others: Iterable<TimedWait>): boolean {
    return this.#elapsed.mayRing(timer, others);
  }

  rings(timer: TimedWait, tick: number, others: Iterable<TimedWait>): void {
    this.#elapsed.rings(timer, tick, others);
  }

  stops(timer: TimedWait, tick: number): void {
    this.#elapsed.stops(timer, tick);
  }

  tell(tick: number): number {
    return this.#elapsed.tell(tick);
  }
}
