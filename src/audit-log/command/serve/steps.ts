/** The steps that some work reports while it is under way, as an async iterable. A slow reader gets only the newest. */
export class Steps<Step> {
  #newest: Step | undefined;
  #isOver = false;
  #tell: () => void = () => undefined;

  /** Reports a step. */
  add(step: Step): void {
    this.#newest = step;
    this.#tell();
  }

  /** Ends the steps when this work has ended, however it ends. Returns the work. */
  endWith<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
    const end = (): void => {
      this.#isOver = true;
      this.#tell();
    };
    work.then(end, end);
    return work;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Step, void, undefined> {
    while (!this.#isOver || this.#newest !== undefined) {
      const step = this.#newest;
      this.#newest = undefined;
      if (step === undefined) {
        await new Promise<void>((resolve) => {
          this.#tell = resolve;
        });
      } else {
        yield step;
      }
    }
  }
}
