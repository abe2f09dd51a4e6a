import { ElapsedTime, type TimedWait } from './elapsed-time';

/** The time in which the timers of an order wait. */
export interface TimerClock {
  /** The value to store for a timer that is started in this tick. */
  startedAt(tick: number): number;
  /** Whether a timer may ring now while the others still wait. */
  mayRing(timer: TimedWait, others: Iterable<TimedWait>): boolean;
  /** Records that a timer rings. */
  rings(timer: TimedWait, tick: number, others: Iterable<TimedWait>): void;
  /** Records that a timer is stopped. */
  stops(timer: TimedWait, tick: number): void;
  /** The time of a tick, in milliseconds since the set-up. */
  tell(tick: number): number;
}

/** Ignores durations when it orders timers, so that a result holds on a machine of any speed. Time advances when a timer rings. */
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
    // Without durations, a stop says nothing about the time.
  }

  tell(): number {
    return this.#nowMs;
  }
}

/** Timers ring exactly when they are due. Operations may take any time, and computing takes none. */
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
