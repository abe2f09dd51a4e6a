import type { Terminal } from './terminal';

/** How often progress is reported, in milliseconds. */
const TOLD_EACH_MS = 2000;

/** Reports how far some work is: nothing if the work is quick, and not too often if it is not. */
export class Progress {
  readonly #terminal: Pick<Terminal, 'clock' | 'complain'>;
  #toldAt: number;

  /** Begins now. */
  constructor(terminal: Pick<Terminal, 'clock' | 'complain'>) {
    this.#terminal = terminal;
    this.#toldAt = this.#now();
  }

  /** Reports how far it is, if it is time for that. */
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

/** Reports every two seconds what is being waited for, if nobody can say how far it is. */
export async function tellingMeanwhile<T>(
  { clock, complain }: Pick<Terminal, 'clock' | 'complain'>,
  doing: string,
  work: Promise<T>,
): Promise<T> {
  let seconds = 0;
  let cancel: () => void = () => undefined;
  const wait = (): void => {
    cancel = clock.startTimer(TOLD_EACH_MS, () => {
      seconds += TOLD_EACH_MS / 1000;
      complain(`Still ${doing}, after ${seconds} s.\n`);
      wait();
    });
  };
  wait();
  try {
    return await work;
  } finally {
    cancel();
  }
}
