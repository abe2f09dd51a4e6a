/**
 * Tells a thread, while it is busy, which of its calls nobody waits for any more. A message could not: the thread reads it only
 * afterwards.
 *
 * Each of the two threads has an object of this class, on the same memory. Calls are numbered, so one number is enough: all calls
 * before it are stopped.
 */
export class CallStop {
  /** The memory that both threads share. */
  readonly memory: SharedArrayBuffer;
  readonly #firstWanted: BigInt64Array;

  /** The caller's half makes the memory; the thread's half gets it. */
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
