import type { Clock } from 'audit-race';
import { systemClock } from '#audit-log/ports/clock';

/** A clock that says what it is told to, one reading after another, and the last for ever; by itself no time passes. */
export class ScriptedClock implements Clock {
  readonly #readings: readonly unknown[];
  #next = 0;
  /** The time that never goes back, where the clock is to tell it. */
  passedMs = 0;

  constructor(readings: readonly unknown[]) {
    this.#readings = readings;
  }

  readonly now = (): number => {
    const reading = this.#readings[Math.min(this.#next, this.#readings.length - 1)];
    this.#next += 1;
    if (typeof reading === 'object' && reading !== null) {
      throw new Error('The clock is broken.');
    }
    // As a clock written in JavaScript may: nobody has checked what it gives.
    return reading as number;
  };

  readonly monotonic = (): number => this.passedMs;

  readonly startTimer = systemClock.startTimer;
}
