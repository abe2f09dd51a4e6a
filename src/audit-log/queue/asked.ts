/** A promise that is made only when a caller asks for it, as few do. After it has settled, the next call of `ask` makes a new one. */
export class Asked {
  #promise: Promise<void> | undefined;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  /** Gives all callers the same promise, until it settles. */
  ask(): Promise<void> {
    this.#promise ??= new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    return this.#promise;
  }

  /** Fulfils the current promise, if there is one. */
  resolve(): void {
    this.#promise = undefined;
    this.#resolve();
  }

  /** Rejects the current promise, if there is one. The next one may still be fulfilled. */
  reject(error: unknown): void {
    this.#promise = undefined;
    this.#reject(error);
  }
}
