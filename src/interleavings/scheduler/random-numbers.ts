/**
 * Pseudo-random numbers, the same on every machine for the same seed and stream.
 *
 * The generator is SplitMix with 32 bits. It uses integers only, so that no rounding differs between JavaScript engines.
 */
export class RandomNumbers {
  #state: number;

  /** @param stream - Each order has its own stream, so that it does not depend on the orders before it. */
  constructor(seed: number, stream: number) {
    this.#state = mix(mix(seed) + Math.imul(stream, 0x9e37_79b9));
  }

  /** A number from 0, less than 1. */
  next(): number {
    this.#state = (this.#state + 0x9e37_79b9) | 0;
    return (mix(this.#state) >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from 0, less than `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }
}

function mix(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x85eb_ca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2_ae35);
  return twice ^ (twice >>> 16);
}
