/** As many as fit on a screen, and more: those below it can wait. */
const atOnce = 20;
const inASlice = 100;

/** Whether an introduction is to be open. */
export type Fold = readonly [intro: HTMLDetailsElement, isOpen: boolean];

/**
 * Folds and unfolds introductions: at once where a reader may be looking, and further below when there is time. A thousand of them
 * take longer than a letter may.
 */
export class Intros {
  #waiting: readonly Fold[] = [];
  #isPlanned = false;

  /** Begins with these; what is left of earlier ones is forgotten. */
  fold(folds: readonly Fold[]): void {
    const changes = folds.filter(([intro, isOpen]) => intro.open !== isOpen);
    apply(changes.slice(0, atOnce));
    this.#waiting = changes.slice(atOnce);
    this.#goOn();
  }

  #goOn(): void {
    if (this.#isPlanned || this.#waiting.length === 0) {
      return;
    }
    this.#isPlanned = true;
    setTimeout(() => {
      this.#isPlanned = false;
      apply(this.#waiting.slice(0, inASlice));
      this.#waiting = this.#waiting.slice(inASlice);
      this.#goOn();
    }, 50);
  }
}

function apply(folds: readonly Fold[]): void {
  for (const [intro, isOpen] of folds) {
    intro.open = isOpen;
  }
}
