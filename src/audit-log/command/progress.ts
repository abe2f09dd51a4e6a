import type { Terminal } from './terminal';

/** How often progress is reported, in milliseconds. */
const TOLD_EACH_MS = 2000;

/** Reports how far some work is: nothing if the work is quick, and not too often if it is not. */
export class Progress {
  readonly #terminal: Pick<Terminal, 'clock' | 'complain'>;
  #toldAt: number;
  #toldCount = 0;

  /** Begins now. */
  constructor(terminal: Pick<Terminal, 'clock' | 'complain'>) {
    this.#terminal = terminal;
    this.#toldAt = this.#now();
  }

  /** How often it has reported. */
  get toldCount(): number {
    return this.#toldCount;
  }

  /** Reports how far it is, if it is time for that. */
  tell(describe: () => string): void {
    const at = this.#now();
    if (at - this.#toldAt >= TOLD_EACH_MS) {
      this.#toldAt = at;
      this.#toldCount += 1;
      this.#terminal.complain(`${describe()}; going on.\n`);
    }
  }

  #now(): number {
    const { clock } = this.#terminal;
    return clock.monotonic?.() ?? clock.now();
  }
}

/**
 * Reports every two seconds what is being waited for, if nobody can say how far it is.
 *
 * @param progress what was told of the work meanwhile: as long as that goes on, nothing else is reported.
 */
export async function tellingMeanwhile<T>(
  { clock, complain }: Pick<Terminal, 'clock' | 'complain'>,
  doing: string,
  work: Promise<T>,
  progress?: Progress,
): Promise<T> {
  let seconds = 0;
  let cancel: () => void = () => undefined;
  const wait = (): void => {
    const toldBefore = progress?.toldCount;
    cancel = clock.startTimer(TOLD_EACH_MS, () => {
      seconds += TOLD_EACH_MS / 1000;
      if (progress?.toldCount === toldBefore) {
        complain(`Still ${doing}, after ${seconds} s.\n`);
      }
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
