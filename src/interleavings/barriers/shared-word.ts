import { BarrierOptionError } from './barrier-option-error';
import { clockMs, TIMER_MS_MAX } from './event-loop';
import {
  arrivedIn,
  freshWord,
  type MemoryAnswer,
  type MemoryOperation,
  partiesIn,
} from './shared-barrier-protocol';

/** The word of shared memory with which the threads coordinate. */
export class SharedWord {
  readonly #word: Int32Array<SharedArrayBuffer>;

  /** @throws BarrierOptionError when the memory belongs to a barrier for another number of parties, or holds something else. */
  constructor(memory: SharedArrayBuffer, parties: number) {
    this.#word = new Int32Array(memory, 0, 1);
    this.#claim(parties);
  }

  /** The current value of the word. */
  get value(): number {
    return Atomics.load(this.#word, 0);
  }

  /** Performs an operation that does not block. */
  perform(operation: MemoryOperation): number {
    switch (operation.kind) {
      case 'exchange':
        return Atomics.compareExchange(this.#word, 0, operation.expected, operation.replacement);
      case 'wakeAll':
        return Atomics.notify(this.#word, 0);
      default:
        return Atomics.load(this.#word, 0);
    }
  }

  /** Blocks the thread while the word has this value, at most until the deadline, which is a time of {@link clockMs}. */
  sleepSync(whileValue: number, deadlineMs: number): MemoryAnswer {
    return answerOf(Atomics.wait(this.#word, 0, whileValue, sliceMs(deadlineMs)), deadlineMs);
  }

  /** Like {@link sleepSync}, but without blocking the event loop. */
  async sleep(whileValue: number, deadlineMs: number): Promise<MemoryAnswer> {
    const sleep = Atomics.waitAsync(this.#word, 0, whileValue, sliceMs(deadlineMs));
    return answerOf(await sleep.value, deadlineMs);
  }

  /** Marks fresh memory as a barrier for this number of parties. Accepts memory with the same mark, and refuses any other. */
  #claim(parties: number): void {
    const before = Atomics.compareExchange(this.#word, 0, 0, freshWord(parties));
    if (before === 0 || (partiesIn(before) === parties && arrivedIn(before) < parties)) {
      return;
    }
    const isBarrier = arrivedIn(before) < partiesIn(before);
    const owner = isBarrier
      ? `is that of a barrier for ${partiesIn(before)} parties`
      : 'holds something else';
    throw new BarrierOptionError(
      'memory',
      `The memory of a SharedBarrier for ${parties} parties ${owner}: join its handle, or give memory that is 0.`,
    );
  }
}

/** The time until the deadline, limited to what a timer can hold. A thread that wakes too early checks the word and sleeps again. */
function sliceMs(deadlineMs: number): number {
  return Math.min(Math.max(0, deadlineMs - clockMs()), TIMER_MS_MAX);
}

function answerOf(ending: 'ok' | 'not-equal' | 'timed-out', deadlineMs: number): MemoryAnswer {
  return ending === 'timed-out' && clockMs() >= deadlineMs ? 'timed out' : 'woken';
}
