/** Holds whoever comes until it is opened; then everybody passes. */
export class Gate {
  readonly #opened: Promise<void>;
  #open: () => void = () => undefined;
  #waiting = 0;
  readonly #arrived: (() => void)[] = [];

  constructor() {
    this.#opened = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#open();
  }

  /** Waits until the gate is open. */
  async passed(): Promise<void> {
    this.#waiting += 1;
    for (const resume of this.#arrived.splice(0)) {
      resume();
    }
    await this.#opened;
  }

  /** Resolves when somebody has come to the gate. */
  reached(): Promise<void> {
    return this.#waiting > 0 ? Promise.resolve() : new Promise((resolve) => this.#arrived.push(resolve));
  }
}
