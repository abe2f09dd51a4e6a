import { BarrierOptionError } from './barrier-option-error';
import { clockMs, TIMER_MS_MAX } from './event-loop';
import {
  arrivedIn,
  freshWord,
  type MemoryAnswer,
  type MemoryOperation,
  partiesIn,
} from './shared-barrier-protocol';

/** The real word of memory that threads share at a barrier. */
export class SharedWord {
  readonly #word: Int32Array<SharedArrayBuffer>;

  /** @throws BarrierOptionError when the memory is that of a barrier for other parties, or of something else. */
  constructor(memory: SharedArrayBuffer, parties: number) {
    this.#word = new Int32Array(memory, 0, 1);
    this.#claim(parties);
  }

  /** What it holds now. */
  get value(): number {
    return Atomics.load(this.#word, 0);
  }

  /** Does one operation that takes no time. */
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

  /** Blocks the thread while the word has this value, until the deadline on {@link clockMs} at most. */
  sleepSync(whileValue: number, deadlineMs: number): MemoryAnswer {
    return answerOf(Atomics.wait(this.#word, 0, whileValue, sliceMs(deadlineMs)), deadlineMs);
  }

  /** The same while the event loop goes on. */
  async sleep(whileValue: number, deadlineMs: number): Promise<MemoryAnswer> {
    const sleep = Atomics.waitAsync(this.#word, 0, whileValue, sliceMs(deadlineMs));
    return answerOf(await sleep.value, deadlineMs);
  }

  /** Marks fresh memory as that of a barrier for so many parties, and refuses any other. */
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

/** Until the deadline, or as long as a timer can hold: who wakes before the deadline looks around and sleeps again. */
function sliceMs(deadlineMs: number): number {
  return Math.min(Math.max(0, deadlineMs - clockMs()), TIMER_MS_MAX);
}

function answerOf(ending: 'ok' | 'not-equal' | 'timed-out', deadlineMs: number): MemoryAnswer {
  return ending === 'timed-out' && clockMs() >= deadlineMs ? 'timed out' : 'woken';
}
