import type { Alarm, TimerQueue } from './timer-queue';

/** What a timer does, and when. */
export interface TimeoutParts {
  readonly name: string;
  readonly durationMs: number;
  readonly repeats: boolean;
  readonly callback: (...args: never[]) => unknown;
  readonly args: readonly unknown[];
}

/** What `setTimeout` and `setInterval` of the code under test give back: it has all that a `Timeout` of Node has. */
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
    // Each interval is a timer of its own: nobody but itself starts it again.
    const key = repeats ? `${name} ${queue.numbers.next()}` : undefined;
    this.#alarm = { name, durationMs, key, ring: () => this.#ring() };
    this.#start();
  }

  /** Starts to wait anew, also when it has rung; a timer that was cleared stays so. */
  refresh(): this {
    if (!this.#isCleared) {
      this.#queue.stop(this.#alarm);
      this.#start();
    }
    return this;
  }

  /** Never rings again. */
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
      // Also if it throws; but not twice, when the callback has refreshed it.
      if (repeats && !this.#isCleared && this.#starts === starts) {
        this.#start();
      }
    }
  }
}
