// Far above the ids of real timers.
const FIRST_NUMBER = 2 ** 40;

/** Numeric ids for the timers of an order: the same in each order with the same choices. */
export class TimerNumbers {
  readonly #timers = new Map<number, object>();
  readonly #numbers = new Map<object, number>();
  #taken = 0;

  /** A new id. */
  next(): number {
    this.#taken += 1;
    return FIRST_NUMBER + this.#taken;
  }

  /** The id of a timer, by which `timerOf` finds it. */
  of(timer: object): number {
    const number = this.#numbers.get(timer) ?? this.next();
    this.#numbers.set(timer, number);
    this.#timers.set(number, timer);
    return number;
  }

  /** The timer with this id. */
  timerOf(number: unknown): object | undefined {
    return this.#timers.get(Number(number));
  }
}
