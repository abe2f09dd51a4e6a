import { setImmediate as nextTurn } from 'node:timers/promises';
import { Barrier, releaseTogether, type StartTimer } from '@audit-race/interleavings';
import { ManualTimer } from './manual-timer';

type Task = (index: number) => unknown;

const hang = () => new Promise(() => undefined);

/** What tasks do, by the words of a feature that follow their number. */
const kinds: Readonly<Record<string, Task>> = {
  'of which the second fails': (index) => (index === 1 ? Promise.reject(new Error('a task fails')) : 'done'),
  'of which the second never ends': (index) => (index === 1 ? hang() : Promise.resolve()),
  'of which the second never ends while the others throw at once': (index) => {
    if (index === 1) {
      return hang();
    }
    throw new Error('thrown at once, without a promise');
  },
  'of which the second never ends while the others return no promise': (index) =>
    index === 1 ? hang() : 'done',
  'that never end': hang,
  // A barrier within the task that breaks: what was to meet did not meet.
  'that fail to meet': () => new Barrier(2).wait(AbortSignal.abort()),
  'that make a barrier for nobody': () => new Barrier(0),
  'that release others that never end': () => releaseTogether(1, hang, { startTimer: ringSoon }),
};

const ringSoon: StartTimer = (_durationMs, ring) => {
  const timer = setImmediate(ring);
  return () => clearImmediate(timer);
};

/** Tasks that are released together, and how it went. */
export class ReleasedTasks {
  readonly timer = new ManualTimer();
  count = 0;
  #task: Task | undefined;
  outcomes: readonly PromiseSettledResult<unknown>[] = [];
  failure = '';

  /** What they do, in the words of {@link kinds}. */
  set kind(kind: string) {
    this.#task = kinds[kind];
  }

  async release(startTimer: StartTimer = this.timer.start): Promise<void> {
    try {
      this.outcomes = await Reflect.apply(releaseTogether, undefined, [
        this.count,
        this.#task,
        { startTimer },
      ]);
    } catch (error) {
      this.failure = String(error);
    }
  }

  async releaseUntilTimeIsUp(): Promise<void> {
    const released = this.release();
    await nextTurn();
    this.timer.ring();
    await released;
  }
}

/** A timer of which the last one that is started goes wrong: the one that limits the tasks. */
export function lastGoesWrong(timer: ManualTimer, tasks: number, wrong: StartTimer): StartTimer {
  return (durationMs, ring) => (timer.durations.length < tasks ? timer.start : wrong)(durationMs, ring);
}
