import type { Terminal } from './terminal';

/** So often it is told how far it is, in milliseconds. */
const TOLD_EACH_MS = 2000;

/** Tells whoever waits how far it is: nothing of what is quick, and not too much of what is not. */
export class Progress {
  readonly #terminal: Terminal;
  #toldAt: number;

  /** Begins now. */
  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#toldAt = this.#now();
  }

  /** Tells it where it is time. */
  tell(describe: () => string): void {
    const at = this.#now();
    if (at - this.#toldAt >= TOLD_EACH_MS) {
      this.#toldAt = at;
      this.#terminal.complain(`${describe()}; going on.\n`);
    }
  }

  #now(): number {
    const { clock } = this.#terminal;
    return clock.monotonic?.() ?? clock.now();
  }
}
