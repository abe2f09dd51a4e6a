/**
 * Tells a thread, while it is busy, which of its calls nobody waits for any more: it gets to its messages only afterwards.
 *
 * Both threads have one of these on the same memory. Calls are counted, so one number says all: every call before it.
 */
export class CallStop {
  /** The memory that both threads share. */
  readonly memory: SharedArrayBuffer;
  readonly #firstWanted: BigInt64Array;

  /** The caller's half makes the memory, the thread's half is given it. */
  constructor(memory = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#firstWanted = new BigInt64Array(memory);
  }

  /** Nobody waits for this call any more, nor for one before it. */
  stopUpTo(call: number): void {
    Atomics.store(this.#firstWanted, 0, BigInt(call) + 1n);
  }

  /** Whether nobody waits for this call. */
  isStopped(call: number): boolean {
    return call < Atomics.load(this.#firstWanted, 0);
  }
}
