import type { Clock } from 'audit-race';

interface ManualAlarm {
  readonly dueAt: number;
  readonly durationMs: number;
  ring(): void;
}

const TIMER_MS_MAX = 2 ** 31 - 1;

/** A clock on which time flies until a scenario has it stand still; then it moves when the scenario says so. */
export class ManualClock implements Clock {
  readonly #alarms = new Set<ManualAlarm>();
  /** How long each timer was set to, in the order in which they were started. */
  readonly durations: number[] = [];
  #now = Date.parse('2026-01-01T12:00:00.000Z');
  #fliesBy = true;

  readonly now = (): number => this.#now;

  readonly startTimer = (durationMs: number, ring: () => void): (() => void) => {
    // As a timer of the machine: set to more than it can hold, it rings at once.
    const alarm = { dueAt: this.#now + (durationMs > TIMER_MS_MAX ? 1 : durationMs), durationMs, ring };
    this.durations.push(durationMs);
    this.#alarms.add(alarm);
    if (this.#fliesBy) {
      setImmediate(() => this.#ring(alarm));
    }
    return () => this.#alarms.delete(alarm);
  };

  /** Timers that keep nothing alive; a scenario gives the clock such timers. */
  startIdleTimer?: (durationMs: number, ring: () => void) => () => void;

  /** How many timers are running. */
  get runningCount(): number {
    return this.#alarms.size;
  }

  /** Lets time pass, and rings what is due, in order. */
  advance(durationMs: number): void {
    const until = this.#now + durationMs;
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#now = next.dueAt;
      this.#ring(next);
    }
    this.#now = until;
  }

  /** From now on time passes only by `advance`. */
  standStill(): void {
    this.#fliesBy = false;
  }

  /** From now on every timer rings as soon as the event loop turns. */
  flyBy(): void {
    this.#fliesBy = true;
    for (const alarm of [...this.#alarms]) {
      this.#ring(alarm);
    }
  }

  #next(until: number): ManualAlarm | undefined {
    const due = [...this.#alarms].filter(({ dueAt }) => dueAt <= until);
    return due.toSorted((one, other) => one.dueAt - other.dueAt)[0];
  }

  #ring(alarm: ManualAlarm): void {
    if (this.#alarms.delete(alarm)) {
      alarm.ring();
    }
  }
}
