import type { Method } from './view-of';

/** What a function that calls back has answered, until it is the turn of the callback. */
export class CallbackAnswer {
  readonly #callback: Method;
  readonly #hearError: (error: unknown) => void;
  /** More than one where it calls back more than once: whoever handed the callback in is called as often. */
  readonly #answers: (readonly unknown[])[] = [];
  #isDelivered = false;
  #hasThrown = false;

  /** Takes the callback, and who hears of an error that nobody catches. */
  constructor(callback: Method, hearError: (error: unknown) => void) {
    this.#callback = callback;
    this.#hearError = hearError;
  }

  /**
   * Calls the function with a callback that keeps the answer.
   *
   * @returns What was answered, for the story; a promise of it where that takes real time.
   * @throws The error that was answered, or that the function has thrown.
   */
  of(method: Method, self: unknown, args: readonly unknown[]): unknown {
    let wake: (() => void) | undefined;
    const keep = (...results: unknown[]): void => {
      if (this.#isDelivered) {
        this.#call(results);
        return;
      }
      this.#answers.push(results);
      wake?.();
    };
    try {
      Reflect.apply(method, self, [...args, keep]);
    } catch (error) {
      this.#hasThrown = true;
      throw error;
    }
    if (this.#answers.length > 0) {
      return this.#toldAnswer();
    }
    return new Promise<void>((resolve) => {
      wake = resolve;
    }).then(() => this.#toldAnswer());
  }

  /** Calls back with what was answered. */
  deliver(): void {
    this.#isDelivered = true;
    for (const results of this.#answers) {
      this.#call(results);
    }
  }

  /** Calls back with the error of the function, or with one that was injected. */
  fail(error: unknown): void {
    if (this.#hasThrown) {
      // It has failed instead of calling back, so there is nobody who could hear of it.
      this.#hearError(error);
      return;
    }
    if (this.#answers.length === 0) {
      this.#answers.push([error]);
    }
    this.deliver();
  }

  #call(results: readonly unknown[]): void {
    try {
      Reflect.apply(this.#callback, undefined, results);
    } catch (error) {
      this.#hearError(error);
    }
  }

  #toldAnswer(): unknown {
    const [error, ...results] = this.#answers[0] ?? [];
    if (error instanceof Error) {
      throw error;
    }
    return results.length < 2 ? results[0] : results;
  }
}
