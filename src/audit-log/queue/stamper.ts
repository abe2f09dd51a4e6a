import { getRandomValues } from 'node:crypto';
import { V7Generator } from 'uuidv7';
import type { Clock } from '../ports/clock';

/** When an entry was accepted, and the id that keeps it in that order. */
export interface Stamp {
  readonly id: string;
  readonly time: number;
}

/** One call to the system brings so many words: each costs it more than the words do. */
const RANDOM_WORDS = 1024;

const DIGITS = Buffer.from('0123456789abcdef');
const DASHES: ReadonlySet<number> = new Set([8, 13, 18, 23]);

/**
 * Stamps entries in the order of acceptance: of two stamps, the later has the larger id and no earlier time.
 *
 * A clock that is set back does not put new entries before old ones; time stands still until the clock has caught up.
 */
export class Stamper {
  readonly #clock: Clock;
  readonly #ids = new V7Generator({ nextUint32: randomWords() });
  readonly #idText = Buffer.alloc(36, '-');
  #time = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The stamp of the next entry. */
  next(): Stamp {
    this.#time = Math.max(this.#time, Math.trunc(this.#clock.now()));
    const { bytes } = this.#ids.generateOrResetWithTs(this.#time);
    return { id: this.#writeId(bytes), time: this.#time };
  }

  /**
   * The text of an id of 16 bytes, such as `0189dcd5-5311-7d40-8db0-9496a2eef37b`.
   *
   * The library joins an id of 36 texts, each of which is garbage at once. Bytes take half the time and leave none.
   */
  #writeId(bytes: Uint8Array): string {
    let at = 0;
    for (const byte of bytes) {
      if (DASHES.has(at)) {
        at += 1;
      }
      this.#idText[at] = Number(DIGITS[byte >>> 4]);
      this.#idText[at + 1] = Number(DIGITS[byte & 0xf]);
      at += 2;
    }
    return this.#idText.toString('latin1');
  }
}

/** Gives random numbers of 32 bits, fit for ids that nobody can guess; each is given once. */
function randomWords(): () => number {
  const words = new Uint32Array(RANDOM_WORDS);
  let used = RANDOM_WORDS;
  return () => {
    if (used === RANDOM_WORDS) {
      getRandomValues(words);
      used = 0;
    }
    const word = Number(words[used]);
    used += 1;
    return word;
  };
}
