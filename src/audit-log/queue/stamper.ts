import { getRandomValues } from 'node:crypto';
import { V7Generator } from 'uuidv7';
import type { SafeClock } from '../ports/safe-clock';
import { type ClockJump, Timekeeper } from './timekeeper';

/** When an entry was accepted, and the id that keeps it in that order. */
export interface Stamp {
  readonly id: string;
  readonly time: number;
}

/** How many random words one system call fetches: the call itself costs more than the words. */
const RANDOM_WORDS = 1024;

const DIGITS = Buffer.from('0123456789abcdef');
/** Where the two digits of each byte of an id begin in its text, which has dashes in between. */
const PLACES = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34);

/** How far the time part of an id may be ahead of the clock: without limit. */
const ROLLBACK_MS_MAX = 2 ** 48 - 1;

/**
 * Stamps entries in the order of acceptance: of two stamps, the later has the larger id. Its time is what the clock says.
 *
 * Where the clock is set back, the time part of an id stays at the latest time there was, so that ids still rise and differ.
 */
export class Stamper {
  readonly #timekeeper: Timekeeper;
  readonly #ids = new V7Generator({ nextUint32: randomWords() });
  readonly #idText = Buffer.alloc(36, '-');

  constructor(clock: SafeClock) {
    this.#timekeeper = new Timekeeper(clock);
    this.#ids.setRollbackAllowance(ROLLBACK_MS_MAX);
  }

  /** The stamp of the next entry; its time is that of the clock where it is not given. */
  next(time = this.#timekeeper.now()): Stamp {
    const { bytes } = this.#ids.generateOrResetWithTs(time);
    return { id: this.#writeId(bytes), time };
  }

  /** Returns a jump of the clock that has yet to be recorded; each only once. */
  takeJump(): ClockJump | undefined {
    return this.#timekeeper.takeJump();
  }

  /**
   * The text of an id of 16 bytes, such as `0189dcd5-5311-7d40-8db0-9496a2eef37b`.
   *
   * The library joins 36 strings for each id, which are garbage at once. Writing bytes takes half the time and leaves no garbage.
   */
  #writeId(bytes: Uint8Array): string {
    const text = this.#idText;
    for (let index = 0; index < PLACES.length; index += 1) {
      const byte = bytes[index] ?? 0;
      const at = PLACES[index] ?? 0;
      text[at] = DIGITS[byte >>> 4] ?? 0;
      text[at + 1] = DIGITS[byte & 0xf] ?? 0;
    }
    return text.toString('latin1');
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
