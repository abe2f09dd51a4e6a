import { V7Generator } from 'uuidv7';
import type { Clock } from '../ports/clock';
import { IdText } from './id-text';
import { RandomWords } from './random-words';

/** When an entry was accepted, and the id that keeps it in that order. */
export interface Stamp {
  readonly id: string;
  readonly time: number;
}

/**
 * Stamps entries in the order of acceptance: of two stamps, the later has the larger id and no earlier time.
 *
 * A clock that is set back does not put new entries before old ones; time stands still until the clock has caught up.
 */
export class Stamper {
  readonly #clock: Clock;
  readonly #ids = new V7Generator(new RandomWords());
  readonly #idText = new IdText();
  #time = 0;

  /** Reads nothing from the clock yet. */
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The stamp of the next entry. */
  next(): Stamp {
    this.#time = Math.max(this.#time, Math.trunc(this.#clock.now()));
    const { bytes } = this.#ids.generateOrResetWithTs(this.#time);
    return { id: this.#idText.write(bytes), time: this.#time };
  }
}
