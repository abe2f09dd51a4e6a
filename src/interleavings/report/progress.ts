import { clockMs } from '../barriers/event-loop';
import type { ExplorationOptions } from '../experiment/exploration-options';

/** The counts so far. */
interface Counted {
  readonly interleavings: bigint;
  readonly explored: number;
  readonly failing: bigint;
}

const NOTHING: Counted = { interleavings: 0n, explored: 0, failing: 0n };

/** Reports the progress of a search, or of several searches with one goal. */
export class Progress {
  readonly #options: Pick<ExplorationOptions, 'progressEveryMs' | 'onProgress'>;
  readonly #beganMs = clockMs();
  #nextMs: number;
  #before: Counted = NOTHING;

  constructor(options: Pick<ExplorationOptions, 'progressEveryMs' | 'onProgress'>) {
    this.#options = options;
    this.#nextMs = options.progressEveryMs * 2;
  }

  /** Real time since the beginning, in milliseconds. */
  get elapsedMs(): number {
    return clockMs() - this.#beganMs;
  }

  /** Reports the progress if the interval has passed. */
  tell(experiment: string, counted: Counted): void {
    const { elapsedMs } = this;
    if (elapsedMs >= this.#nextMs) {
      this.#nextMs = elapsedMs + this.#options.progressEveryMs;
      this.#options.onProgress({ experiment, ...add(this.#before, counted), elapsedMs });
    }
  }

  /** Adds the counts of a search that has ended; the next search starts from zero. */
  goOn(counted: Counted): void {
    this.#before = add(this.#before, counted);
  }
}

function add(one: Counted, other: Counted): Counted {
  return {
    interleavings: one.interleavings + other.interleavings,
    explored: one.explored + other.explored,
    failing: one.failing + other.failing,
  };
}
