import type { Turns } from '@audit-race/interleavings';
import type {
  MemoryAnswer,
  MemoryOperation,
  Protocol,
} from '#interleavings/barriers/shared-barrier-protocol';

/** One word of memory that threads share, on which every operation is a turn of its own. */
export class MemoryModel {
  readonly #turns: Turns;
  readonly #isTimed: boolean;
  readonly #operations: Readonly<
    Record<MemoryOperation['kind'], (operation: MemoryOperation) => Promise<number>>
  >;
  readonly #sleepers = new Set<() => void>();
  #word: number;

  constructor(turns: Turns, isTimed: boolean, word: number) {
    this.#turns = turns;
    this.#isTimed = isTimed;
    this.#word = word;
    const perform = (operation: MemoryOperation) => this.#perform(operation);
    this.#operations = {
      load: turns.control('load', perform),
      exchange: turns.control('exchange', perform),
      sleep: turns.control('sleep', perform),
      wakeAll: turns.control('wake all', perform),
    };
  }

  /** Runs a protocol, one operation at a time. */
  async run<Result>(protocol: Protocol<Result>): Promise<Result> {
    let step = protocol.next();
    if (!step.done) {
      // To start is a turn already: whatever comes between a start and a first look could as well come before the start.
      step = protocol.next(this.#perform(step.value));
    }
    while (!step.done) {
      step = protocol.next(await this.#operate(step.value));
    }
    return step.value;
  }

  async #operate(operation: MemoryOperation): Promise<MemoryAnswer> {
    const word = await this.#operations[operation.kind](operation);
    if (operation.kind !== 'sleep') {
      return word;
    }
    // Nothing comes between the look and the sleep: that is what the operation promises.
    return word === operation.whileValue ? this.#sleep() : 'woken';
  }

  #perform(operation: MemoryOperation): number {
    const word = this.#word;
    if (operation.kind === 'exchange' && operation.expected === word) {
      this.#word = operation.replacement;
    }
    if (operation.kind === 'wakeAll') {
      for (const wake of this.#sleepers) {
        wake();
      }
    }
    return word;
  }

  #sleep(): Promise<MemoryAnswer> {
    return new Promise((resolve) => {
      const end = (answer: MemoryAnswer) => {
        this.#sleepers.delete(wake);
        resolve(answer);
      };
      const cancelTimer = this.#isTimed
        ? this.#turns.startTimer(1000, () => end('timed out'))
        : () => undefined;
      const wake = () => {
        cancelTimer();
        end('woken');
      };
      this.#sleepers.add(wake);
    });
  }
}
