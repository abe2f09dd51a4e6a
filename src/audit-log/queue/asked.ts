/** A promise that is made when somebody asks for it, as most never are. Whoever asks when it is settled gets the next. */
export class Asked {
  #promise: Promise<void> | undefined;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  /** Gives everybody the same promise. */
  ask(): Promise<void> {
    this.#promise ??= new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    return this.#promise;
  }

  /** It is as it was promised. */
  resolve(): void {
    this.#promise = undefined;
    this.#resolve();
  }

  /** It is not, for now. */
  reject(error: unknown): void {
    this.#promise = undefined;
    this.#reject(error);
  }
}
