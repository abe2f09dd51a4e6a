import { isError } from '../barriers/is-error';
import { isPromiseLike } from '../execution/is-promise-like';
import type { Method } from './view-of';

/** What a function that calls back has answered, until it is the turn of the callback. */
export class CallbackAnswer {
  readonly #callback: Method;
  readonly #hearError: (error: unknown) => void;
  /** More than one where it calls back more than once: whoever handed the callback in is called as often. */
  readonly #answers: (readonly unknown[])[] = [];
  #isDelivered = false;

  /** Takes the callback, and who hears of an error that nobody catches. */
  constructor(callback: Method, hearError: (error: unknown) => void) {
    this.#callback = callback;
    this.#hearError = hearError;
  }

  /**
   * Calls the function with a callback that keeps the answer.
   *
   * @returns What was answered, for the story; a promise of it where that takes real time.
   * @throws The error that was answered. What the function has thrown instead is its answer: whoever called it has gone on by
   * now, so only the callback is left to be told.
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
      const given: unknown = Reflect.apply(method, self, [...args, keep]);
      if (isPromiseLike(given)) {
        given.then(undefined, (error: unknown) => this.#hearRejection(error, wake));
      }
    } catch (error) {
      this.#hearThrown(error);
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
    if (this.#answers.length === 0) {
      this.#answers.push([error]);
    }
    this.deliver();
  }

  #hearThrown(error: unknown): void {
    if (this.#answers.length === 0) {
      this.#answers.push([error]);
    } else {
      this.#hearError(error);
    }
  }

  /** Nobody looks at the promise of a function that calls back, so its error is nobody's; whoever called is not left to wait. */
  #hearRejection(error: unknown, wake: (() => void) | undefined): void {
    this.#hearError(error);
    if (this.#answers.length === 0) {
      this.#answers.push([error]);
    }
    wake?.();
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
    if (isError(error)) {
      throw error;
    }
    return results.length < 2 ? results[0] : results;
  }
}
