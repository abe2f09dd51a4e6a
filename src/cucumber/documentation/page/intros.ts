/** More than fit on a screen. The others can wait. */
const atOnce = 20;
const inASlice = 100;

/** An introduction, and whether it should be open. */
export type Fold = readonly [intro: HTMLDetailsElement, isOpen: boolean];

/**
 * Folds and unfolds introductions: the first ones at once, because a reader may see them, and the rest in slices. A thousand at once
 * would delay the next typed letter.
 */
export class Intros {
  #waiting: readonly Fold[] = [];
  #isPlanned = false;

  /** Applies these changes. Drops pending changes of an earlier call. */
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
