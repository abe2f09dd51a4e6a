const STEPS = 4;

/**
 * Shows the progress of long work: on a terminal in one line that is overwritten, elsewhere in a few lines.
 */
export class ProgressLine {
  readonly #title: string;
  #shown = -1;

  /** Shows nothing yet. */
  constructor(title: string) {
    this.#title = title;
  }

  /** Shows that `done` of `all` are done. */
  show(done: number, all: number): void {
    const isTerminal = process.stderr.isTTY === true;
    const step = isTerminal ? done : Math.floor((done / all) * STEPS);
    if (step === this.#shown) {
      return;
    }
    this.#shown = step;
    const line = `  ${this.#title}: ${done} of ${all}`;
    process.stderr.write(isTerminal ? `\r${line}${done === all ? '\n' : ''}` : `${line}\n`);
  }
}
