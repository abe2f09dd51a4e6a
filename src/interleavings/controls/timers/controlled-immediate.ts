import type { Alarm, TimerQueue } from './timer-queue';

/** The return value of a controlled `setImmediate`. It has all members of Node's `Immediate`. */
export class ControlledImmediate {
  readonly #queue: TimerQueue;
  readonly #alarm: Alarm;
  #hasRef = true;

  constructor(queue: TimerQueue, callback: (...args: never[]) => unknown, args: readonly unknown[]) {
    this.#queue = queue;
    const ring = () => {
      this.#hasRef = false;
      // Node calls it with the immediate as `this`.
      Reflect.apply(callback, this, args);
    };
    this.#alarm = { name: 'setImmediate', durationMs: undefined, ring };
    queue.start(this.#alarm);
  }

  /** Cancels the immediate. */
  clear(): void {
    this.#hasRef = false;
    this.#queue.stop(this.#alarm);
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

  [Symbol.dispose](): void {
    this.clear();
  }
}
