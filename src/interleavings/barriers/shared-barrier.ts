import { clockMs, ringAfter } from './event-loop';
import {
  abort,
  arrive,
  arrivedIn,
  isBroken,
  type MemoryAnswer,
  type MemoryOperation,
  PARTIES_MAX,
  type Protocol,
} from './shared-barrier-protocol';

/** How a {@link SharedBarrier} waits. */
export interface SharedBarrierOptions {
  /**
   * How long one party waits for the others before the barrier breaks for everyone, in milliseconds.
   *
   * @defaultValue 10000
   */
  readonly timeoutMs?: number;
  /** The memory of a barrier to join: at least four bytes. By default the barrier makes its own. */
  readonly memory?: SharedArrayBuffer;
}

/** What a thread needs to join a {@link SharedBarrier}: hand it over in `workerData` or a message. */
export interface SharedBarrierHandle {
  /** The memory that the threads share. */
  readonly memory: SharedArrayBuffer;
  /** How many parties it takes. */
  readonly parties: number;
  /** How long each of them waits, in milliseconds. */
  readonly timeoutMs: number;
}

const WORD_BYTES = Int32Array.BYTES_PER_ELEMENT;

/** Longer than any barrier waits; it only keeps the process alive. */
const KEEP_ALIVE_MS = 2 ** 30;

/**
 * Holds threads until all of them have arrived, then releases them together.
 *
 * The semantics are those of `Barrier`, and of Python's `threading.Barrier`: all parties or none. A time-out or an abort
 * breaks it for everyone, now and later; make a new one then. It serves any number of rounds.
 *
 * @example
 * ```ts
 * const barrier = new SharedBarrier(4);
 * const workers = files.map((file) => new Worker(file, { workerData: barrier.handle }));
 * // in each worker:
 * SharedBarrier.join(workerData).waitSync();
 * ```
 */
export class SharedBarrier {
  /** What another thread needs to {@link SharedBarrier.join}. */
  readonly handle: SharedBarrierHandle;
  readonly #word: Int32Array<SharedArrayBuffer>;

  /**
   * Makes a barrier; nothing waits before the first wait.
   *
   * @param parties - How many parties meet: a whole number from 1 to 255, the same for all who share the memory.
   * @throws RangeError when `parties` is out of range, `timeoutMs` not a number above 0, or `memory` too small or not shared.
   */
  constructor(parties: number, options: SharedBarrierOptions = {}) {
    const { timeoutMs = 10_000, memory = new SharedArrayBuffer(WORD_BYTES) } = options;
    if (!Number.isInteger(parties) || parties < 1 || parties > PARTIES_MAX) {
      const range = `a whole number of parties from 1 to ${PARTIES_MAX}`;
      throw new RangeError(`A shared barrier needs ${range}, not ${parties}.`);
    }
    if (!(timeoutMs > 0)) {
      throw new RangeError(`A shared barrier needs a timeoutMs above 0, not ${timeoutMs}.`);
    }
    if (!(memory instanceof SharedArrayBuffer) || memory.byteLength < WORD_BYTES) {
      throw new RangeError(
        `A shared barrier needs a SharedArrayBuffer of at least ${WORD_BYTES} bytes as its memory.`,
      );
    }
    this.handle = { memory, parties, timeoutMs };
    this.#word = new Int32Array(memory, 0, 1);
  }

  /** The barrier of another thread, from its {@link SharedBarrier.handle}. */
  static join({ parties, ...options }: SharedBarrierHandle): SharedBarrier {
    return new SharedBarrier(parties, options);
  }

  /** How many parties are waiting now. */
  get waiting(): number {
    return arrivedIn(Atomics.load(this.#word, 0));
  }

  /** Whether the barrier is broken: every wait fails. */
  get broken(): boolean {
    return isBroken(Atomics.load(this.#word, 0));
  }

  /**
   * Waits until all parties have arrived, and blocks the thread meanwhile. On the main thread use {@link SharedBarrier.wait}:
   * workers cannot even start while it is blocked.
   *
   * @returns The order of arrival, from 0 to `parties - 1`: a different number for each party.
   * @throws BrokenBarrierError when the barrier is or becomes broken, also by one party too many.
   */
  waitSync(): number {
    const protocol = this.#arrive();
    const deadlineMs = clockMs() + this.handle.timeoutMs;
    let step = protocol.next();
    while (!step.done) {
      const operation = step.value;
      const isSleep = operation.kind === 'sleep';
      step = protocol.next(
        isSleep ? this.#sleepSync(operation.whileValue, deadlineMs) : this.#perform(operation),
      );
    }
    return step.value;
  }

  /**
   * Waits until all parties have arrived, while the event loop goes on.
   *
   * @returns The order of arrival, from 0 to `parties - 1`: a different number for each party.
   * @throws BrokenBarrierError when the barrier is or becomes broken, also by one party too many.
   */
  async wait(): Promise<number> {
    const protocol = this.#arrive();
    const deadlineMs = clockMs() + this.handle.timeoutMs;
    // A sleeping thread does not keep its process alive, but a party that waits must.
    const stopKeepingAlive = ringAfter(KEEP_ALIVE_MS, () => undefined);
    try {
      let step = protocol.next();
      while (!step.done) {
        const operation = step.value;
        const isSleep = operation.kind === 'sleep';
        step = protocol.next(
          isSleep ? await this.#sleep(operation.whileValue, deadlineMs) : this.#perform(operation),
        );
      }
      return step.value;
    } finally {
      stopKeepingAlive();
    }
  }

  /** Breaks the barrier for everybody who waits now or later. Safe to call twice, and from any thread. */
  abort(): void {
    const protocol = abort();
    let step = protocol.next();
    while (!step.done) {
      step = protocol.next(this.#perform(step.value));
    }
  }

  #arrive(): Protocol<number> {
    return arrive(this.handle.parties, this.handle.timeoutMs);
  }

  #perform(operation: MemoryOperation): number {
    switch (operation.kind) {
      case 'exchange':
        return Atomics.compareExchange(this.#word, 0, operation.expected, operation.replacement);
      case 'wakeAll':
        return Atomics.notify(this.#word, 0);
      default:
        return Atomics.load(this.#word, 0);
    }
  }

  #sleepSync(whileValue: number, deadlineMs: number): MemoryAnswer {
    return answerOf(Atomics.wait(this.#word, 0, whileValue, remainingMs(deadlineMs)));
  }

  async #sleep(whileValue: number, deadlineMs: number): Promise<MemoryAnswer> {
    return answerOf(await Atomics.waitAsync(this.#word, 0, whileValue, remainingMs(deadlineMs)).value);
  }
}

function remainingMs(deadlineMs: number): number {
  return Math.max(0, deadlineMs - clockMs());
}

function answerOf(ending: 'ok' | 'not-equal' | 'timed-out'): MemoryAnswer {
  return ending === 'timed-out' ? 'timed out' : 'woken';
}
