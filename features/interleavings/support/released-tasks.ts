import { setImmediate as nextTurn } from 'node:timers/promises';
import { Barrier, releaseTogether } from '@audit-race/interleavings';
import { ManualTimer } from './manual-timer';

/** Three tasks that are released together, and how it went. */
export class ReleasedTasks {
  readonly #timer = new ManualTimer();
  kind = '';
  outcomes: readonly PromiseSettledResult<unknown>[] = [];
  failure = '';

  async release(): Promise<void> {
    try {
      this.outcomes = await releaseTogether(3, (index) => this.#task(index), {
        startTimer: this.#timer.start,
      });
    } catch (error) {
      this.failure = String(error);
    }
  }

  async releaseUntilTimeIsUp(): Promise<void> {
    const released = this.release();
    await nextTurn();
    this.#timer.ring();
    await released;
  }

  #task(index: number): Promise<unknown> {
    if (this.kind === 'fail to meet') {
      // A barrier within the task that breaks: what was to meet did not meet.
      return new Barrier(2).wait(AbortSignal.abort());
    }
    if (index !== 1) {
      if (this.kind === 'never ends while the others throw at once') {
        throw new Error('thrown at once, without a promise');
      }
      return Promise.resolve();
    }
    return this.kind === 'fails' ? Promise.reject(new Error('a task fails')) : new Promise(() => undefined);
  }
}
