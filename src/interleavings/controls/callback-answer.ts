import { isError } from '../barriers/is-error';
import { isPromiseLike } from '../execution/is-promise-like';
import type { Method } from './view-of';

/** The answer of a callback-style function. It is kept here until the callback gets its turn. */
export class CallbackAnswer {
  readonly #callback: Method;
  readonly #hearError: (error: unknown) => void;
  /** One item per call of the callback: a function that calls back several times does so here, too. */
  readonly #answers: (readonly unknown[])[] = [];
  #isDelivered = false;

  /** Takes the callback, and the handler of errors that nothing catches. */
  constructor(callback: Method, hearError: (error: unknown) => void) {
    this.#callback = callback;
    this.#hearError = hearError;
  }

  /**
   * Calls the function with a callback that only stores the answer.
   *
   * @returns The answer, for the story; a promise of it if the function takes real time.
   * @throws The error in the answer. An error that the function throws counts as its answer: the calling code has continued
   * by now, so only the callback can still receive the error.
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

  /** Calls the callback with each stored answer. */
  deliver(): void {
    this.#isDelivered = true;
    for (const results of this.#answers) {
      this.#call(results);
    }
  }

  /** Calls the callback with the error of the function, or with an injected one. */
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

  /** Nothing awaits the promise of a callback-style function, so its rejection is an uncaught error. The caller is woken all the same. */
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
