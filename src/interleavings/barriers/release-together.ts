import { ExplorationError } from '../exploration-error';
import { Barrier } from './barrier';
import { BrokenBarrierError } from './broken-barrier-error';
import { type StartTimer, startRealTimer } from './timer';

/** How {@link releaseTogether} waits. */
export interface ReleaseOptions {
  /**
   * How long the parties wait for each other, and then how long their tasks may take, in milliseconds.
   *
   * @defaultValue 10000
   */
  readonly timeoutMs?: number;
  /** The timer to wait with; the machine's own by default. */
  readonly startTimer?: StartTimer;
}

/** Some of the tasks that were released together never ended. A failure of the set-up, like a broken barrier. */
export class HungTasksError extends ExplorationError {
  /** Always `HUNG_TASKS`. */
  readonly code = 'HUNG_TASKS';
  /** The numbers of the tasks that did not end, counted from 0. */
  readonly tasks: readonly number[];

  /** Names the tasks that did not end. */
  constructor(tasks: readonly number[], timeoutMs: number) {
    super(
      `After ${timeoutMs} ms these tasks had not ended: ${tasks.join(', ')}. They may wait for each other; this run proves nothing.`,
    );
    this.tasks = tasks;
  }
}

/**
 * Runs `parties` tasks at once: all wait at a {@link Barrier}, are released together, and are waited for.
 *
 * @returns How each task ended, by its number: no task is ever lost, also when it fails.
 * @throws BrokenBarrierError when not all could be released together.
 * @throws HungTasksError naming the tasks that did not end in time.
 */
export async function releaseTogether<T>(
  parties: number,
  task: (index: number) => Promise<T>,
  options: ReleaseOptions = {},
): Promise<PromiseSettledResult<T>[]> {
  const { timeoutMs = 10_000, startTimer = startRealTimer } = options;
  const barrier = new Barrier(parties, { timeoutMs, startTimer });
  const running = new Set<number>();
  const tasks = Array.from({ length: parties }, async (_, index) => {
    running.add(index);
    try {
      await barrier.wait();
      return await task(index);
    } finally {
      // Also where a task throws at once, or returns no promise.
      running.delete(index);
    }
  });
  const outcomes = await endOf(Promise.allSettled(tasks), timeoutMs, startTimer);
  if (outcomes === undefined) {
    throw new HungTasksError([...running], timeoutMs);
  }
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && outcome.reason instanceof BrokenBarrierError) {
      throw outcome.reason;
    }
  }
  return outcomes;
}

/** What `work` comes to, or `undefined` when the time is up first. */
function endOf<T>(work: Promise<T>, timeoutMs: number, startTimer: StartTimer): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = startTimer(timeoutMs, () => resolve(undefined));
    work.then(resolve, reject).finally(cancel);
  });
}
