/** What came of something that may be refused. */
export class Attempt {
  /** What it gave back, if it was not refused. */
  result: unknown;
  #failure: unknown;

  /** Tries it. */
  of(act: () => unknown): void {
    try {
      this.result = act();
    } catch (error) {
      this.#failure = error;
    }
  }

  /** How it was refused; empty where it was not. */
  get failure(): { readonly code: string; readonly message: string } {
    const { code = '', message = `nothing was refused: ${this.result}` } = Object(this.#failure);
    return { code, message };
  }
}
