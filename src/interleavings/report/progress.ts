import { clockMs } from '../barriers/event-loop';
import type { ExplorationOptions } from '../experiment/exploration-options';

/** What has been counted so far. */
interface Counted {
  readonly interleavings: bigint;
  readonly explored: number;
  readonly failing: bigint;
}

const NOTHING: Counted = { interleavings: 0n, explored: 0, failing: 0n };

/** Tells how far a search has come, or several that look for one thing together. */
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

  /** Tells it, if it is time. */
  tell(experiment: string, counted: Counted): void {
    const { elapsedMs } = this;
    if (elapsedMs >= this.#nextMs) {
      this.#nextMs = elapsedMs + this.#options.progressEveryMs;
      this.#options.onProgress({ experiment, ...add(this.#before, counted), elapsedMs });
    }
  }

  /** What was counted belongs to a search that is over; the next one begins at nothing. */
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
