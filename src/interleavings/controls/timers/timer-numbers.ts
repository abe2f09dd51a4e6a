// Far from the numbers of real timers.
const FIRST_NUMBER = 2 ** 40;

/** The numbers that stand for the timers of an order: the same in each order with the same choices. */
export class TimerNumbers {
  readonly #timers = new Map<number, object>();
  readonly #numbers = new Map<object, number>();
  #taken = 0;

  /** A number that no other timer of the order has. */
  next(): number {
    this.#taken += 1;
    return FIRST_NUMBER + this.#taken;
  }

  /** The number that stands for a timer, by which it can be found again. */
  of(timer: object): number {
    const number = this.#numbers.get(timer) ?? this.next();
    this.#numbers.set(timer, number);
    this.#timers.set(number, timer);
    return number;
  }

  /** The timer that a number stands for. */
  timerOf(number: unknown): object | undefined {
    return this.#timers.get(Number(number));
  }
}
