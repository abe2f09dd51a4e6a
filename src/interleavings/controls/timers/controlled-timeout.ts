import type { Alarm, TimerQueue } from './timer-queue';

/** The parameters of a timer. */
export interface TimeoutParts {
  readonly name: string;
  readonly durationMs: number;
  readonly repeats: boolean;
  readonly callback: (...args: never[]) => unknown;
  readonly args: readonly unknown[];
}

/** The return value of a controlled `setTimeout` or `setInterval`. It has all members of Node's `Timeout`. */
export class ControlledTimeout {
  readonly #queue: TimerQueue;
  readonly #parts: TimeoutParts;
  readonly #alarm: Alarm;
  #isCleared = false;
  #hasRef = true;
  #starts = 0;

  constructor(queue: TimerQueue, parts: TimeoutParts) {
    this.#queue = queue;
    this.#parts = parts;
    const { name, durationMs, repeats } = parts;
    // Each interval is a timer with its own ring limit, because only the interval itself starts it again.
    const key = repeats ? `${name} ${queue.numbers.next()}` : undefined;
    this.#alarm = { name, durationMs, key, ring: () => this.#ring() };
    this.#start();
  }

  /** Restarts the timer, even if it has rung. A cleared timer stays cleared. */
  refresh(): this {
    if (!this.#isCleared) {
      this.#queue.stop(this.#alarm);
      this.#start();
    }
    return this;
  }

  /** Clears the timer. */
  close(): this {
    this.#isCleared = true;
    this.#queue.stop(this.#alarm);
    return this;
  }

  ref(): this {
    this.#hasRef = true;
    return this;
  }

  unref(): this {
    this.#hasRef = false;
    return this;
  }

  hasRef(): boolean {
    return this.#hasRef;
  }

  [Symbol.toPrimitive](): number {
    return this.#queue.numbers.of(this);
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #start(): void {
    this.#starts += 1;
    this.#queue.start(this.#alarm);
  }

  #ring(): void {
    const { callback, args, repeats } = this.#parts;
    const starts = this.#starts;
    try {
      // Node calls it with the timer as `this`.
      Reflect.apply(callback, this, args);
    } finally {
      // Restart the interval even if the callback throws, but not if the callback has restarted it with refresh().
      if (repeats && !this.#isCleared && this.#starts === starts) {
        this.#start();
      }
    }
  }
}
