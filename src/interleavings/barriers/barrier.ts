import { BrokenBarrierError } from './broken-barrier-error';
import { type StartTimer, startRealTimer } from './timer';

/** How a {@link Barrier} waits. */
export interface BarrierOptions {
  /**
   * How long one party waits for the others before the barrier breaks for everyone, in milliseconds.
   *
   * @defaultValue 10000
   */
  readonly timeoutMs?: number;
  /** Runs once in each generation, when the last party has arrived and before anybody is released. */
  readonly action?: () => void;
  /** The timer to wait with; the machine's own by default. */
  readonly startTimer?: StartTimer;
}

/** One round of waiting: a barrier that is released or reset goes on with a new one. */
interface Generation {
  readonly waiting: Party[];
  broken?: string;
}

interface Party {
  release(index: number): void;
  fail(why: string): void;
}

/**
 * Holds concurrent tasks of one event loop until all of them have arrived, then releases them together.
 *
 * The semantics are those of Python's `threading.Barrier`: all parties or none. A time-out, an abort or a failing action
 * breaks it for everyone, now and later, until {@link Barrier.reset}.
 *
 * @example
 * ```ts
 * const barrier = new Barrier(10);
 * await Promise.all(callers.map(async (caller) => {
 *   await barrier.wait();
 *   return caller.ask();
 * }));
 * ```
 */
export class Barrier {
  /** How many parties it takes to release the barrier. */
  readonly parties: number;
  readonly #timeoutMs: number;
  readonly #action: () => void;
  readonly #startTimer: StartTimer;
  #generation: Generation = { waiting: [] };

  /**
   * Makes a barrier; nothing waits or ticks before the first {@link Barrier.wait}.
   *
   * @param parties - How many parties meet: a whole number from 1.
   * @throws RangeError when `parties` is not a whole number from 1, or `timeoutMs` not a number above 0.
   */
  constructor(parties: number, options: BarrierOptions = {}) {
    const { timeoutMs = 10_000, action = () => undefined, startTimer = startRealTimer } = options;
    if (!Number.isInteger(parties) || parties < 1) {
      throw new RangeError(`A barrier needs a whole number of parties from 1, not ${parties}.`);
    }
    if (!(timeoutMs > 0)) {
      throw new RangeError(`A barrier needs a timeoutMs above 0, not ${timeoutMs}.`);
    }
    this.parties = parties;
    this.#timeoutMs = timeoutMs;
    this.#action = action;
    this.#startTimer = startTimer;
  }

  /** How many parties are waiting now. */
  get waiting(): number {
    return this.#generation.waiting.length;
  }

  /** Whether the barrier is broken: every wait fails until {@link Barrier.reset}. */
  get broken(): boolean {
    return this.#generation.broken !== undefined;
  }

  /**
   * Waits until all parties have arrived.
   *
   * @returns The order of arrival, from 0 to `parties - 1`: a different number for each party.
   * @throws BrokenBarrierError when the barrier is or becomes broken; an aborted `signal` breaks it for everyone.
   */
  wait(signal?: AbortSignal): Promise<number> {
    const generation = this.#generation;
    if (signal?.aborted) {
      breakGeneration(generation, 'a party was aborted');
    }
    if (generation.broken !== undefined) {
      return Promise.reject(new BrokenBarrierError(generation.broken));
    }
    const released = this.#arrive(generation, signal);
    if (generation.waiting.length === this.parties) {
      this.#release(generation);
    }
    return released;
  }

  /** Breaks the barrier for everybody who waits now or later, until {@link Barrier.reset}. Safe to call twice. */
  abort(): void {
    breakGeneration(this.#generation, 'it was aborted');
  }

  /** Fails whoever waits, then starts afresh: a broken barrier serves again. Safe to call twice. */
  reset(): void {
    const past = this.#generation;
    this.#generation = { waiting: [] };
    breakGeneration(past, 'it was reset while a party waited');
  }

  #arrive(generation: Generation, signal: AbortSignal | undefined): Promise<number> {
    return new Promise((resolve, reject) => {
      const giveUp = () => breakGeneration(generation, 'a party was aborted');
      const cancelTimer = this.#startTimer(this.#timeoutMs, () => {
        const missing = this.parties - generation.waiting.length;
        breakGeneration(
          generation,
          `after ${this.#timeoutMs} ms ${missing} of ${this.parties} parties had not arrived`,
        );
      });
      signal?.addEventListener('abort', giveUp, { once: true });
      const leave = () => {
        cancelTimer();
        signal?.removeEventListener('abort', giveUp);
      };
      generation.waiting.push({
        release: (index) => {
          leave();
          resolve(index);
        },
        fail: (why) => {
          leave();
          reject(new BrokenBarrierError(why));
        },
      });
    });
  }

  #release(generation: Generation): void {
    try {
      this.#action();
    } catch (error) {
      breakGeneration(generation, `its action failed: ${String(error)}`);
      return;
    }
    if (generation.broken !== undefined) {
      // The action itself has aborted or reset the barrier.
      return;
    }
    // Whoever arrives from here on belongs to the next round.
    this.#generation = { waiting: [] };
    for (const [index, party] of generation.waiting.splice(0).entries()) {
      party.release(index);
    }
  }
}

function breakGeneration(generation: Generation, why: string): void {
  generation.broken ??= why;
  for (const party of generation.waiting.splice(0)) {
    party.fail(generation.broken);
  }
}
