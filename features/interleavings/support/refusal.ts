/** What came of making something that cannot be. */
export class Refusal {
  #message = 'nothing: it was made';

  /** What the refusal said. */
  get message(): string {
    return this.#message;
  }

  /** Tries to make it. */
  of(make: () => void): void {
    try {
      make();
    } catch (error) {
      this.#message = String(error);
    }
  }
}
