/** Counts the calls that use something, so that its owner can wait for them before it goes away. */
export class CallsInFlight {
  #count = 0;
  readonly #waiting: (() => void)[] = [];

  /** Counts one call in. The function it returns counts that call out, and does so once. */
  enter(): () => void {
    this.#count += 1;
    let inside = true;
    return () => {
      if (inside) {
        inside = false;
        this.#leave();
      }
    };
  }

  /** Resolves when no call is in flight: at once, or when the last one leaves. Any number may wait. */
  drained(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    this.#count -= 1;
    if (this.#count === 0) {
      for (const resume of this.#waiting.splice(0)) {
        resume();
      }
    }
  }
}
