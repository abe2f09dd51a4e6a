import { getRandomValues } from 'node:crypto';

/** One call to the system brings so many words: each costs it more than the words do. */
const WORDS = 1024;

/** Random numbers of 32 bits, fit for ids that nobody can guess. */
export class RandomWords {
  readonly #words = new Uint32Array(WORDS);
  #used = WORDS;

  /** The next one. Each is given once. */
  nextUint32(): number {
    if (this.#used === WORDS) {
      getRandomValues(this.#words);
      this.#used = 0;
    }
    const word = Number(this.#words[this.#used]);
    this.#used += 1;
    return word;
  }
}
