import type { Alarm, TimerQueue } from './timer-queue';

/** What `setImmediate` of the code under test gives back: it has all that an `Immediate` of Node has. */
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

  /** Never rings. */
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
