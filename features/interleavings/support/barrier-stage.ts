import { setImmediate as nextTurn } from 'node:timers/promises';
import { Barrier, type BarrierOptions } from '@audit-race/interleavings';
import { ManualTimer } from './manual-timer';

/** A barrier, and what became of those who came to it. */
export class BarrierStage {
  readonly timer = new ManualTimer();
  readonly abort = new AbortController();
  readonly passed: number[] = [];
  readonly broken: string[] = [];
  readonly causes: unknown[] = [];
  readonly log: string[] = [];
  readonly #arrivals: Promise<void>[] = [];
  barrier = new Barrier(1);

  make(parties: number, options: BarrierOptions = {}): void {
    this.barrier = new Barrier(parties, { startTimer: this.timer.start, ...options });
  }

  /** Parties come one after another, and each notes how it fared. */
  arrive(parties: number, signal?: AbortSignal): void {
    for (let party = 0; party < parties; party += 1) {
      const arrival = this.barrier.wait(signal).then(
        (index) => {
          this.passed.push(index);
          this.log.push('passed');
        },
        (error: Error) => {
          this.broken.push(error.message);
          this.causes.push(error.cause);
        },
      );
      this.#arrivals.push(arrival);
    }
  }

  /** What has become of everybody, once everything that can happen without somebody new coming has happened. */
  async settled(): Promise<BarrierStage> {
    await nextTurn();
    return this;
  }

  /** Waits, in real time, until everybody who came has passed or failed. */
  async ended(): Promise<void> {
    await Promise.all(this.#arrivals);
  }

  /** Forgets those who have passed, for another round. */
  async finishRound(): Promise<void> {
    await Promise.all(this.#arrivals.splice(0));
    this.passed.length = 0;
    this.broken.length = 0;
  }
}
