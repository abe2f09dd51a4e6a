import { ExplorationError } from '../exploration-error';
import { Barrier } from './barrier';
import { BarrierOptionError } from './barrier-option-error';
import { BrokenBarrierError } from './broken-barrier-error';
import { aFunction, TASKS, TIMEOUT_MS_DEFAULT, timeLimit } from './option-rules';
import { checkValue, type OptionRules, readOptions } from './read-options';
import { TimeLimit } from './time-limit';
import { type StartTimer, startRealTimer } from './timer';

/** How {@link releaseTogether} waits. */
export interface ReleaseOptions {
  /**
   * How long the parties wait for each other, and then how long their tasks may take: a whole number of milliseconds from 1,
   * or `Infinity` for no limit.
   *
   * @defaultValue 10000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The timer to wait with. If it throws, or returns no function that cancels it, the run proves nothing and rejects.
   *
   * @defaultValue the machine's own, also while a test has faked it
   */
  readonly startTimer?: StartTimer | undefined;
}

const OWNER = 'releaseTogether()';

const RULES: OptionRules<ReleaseOptions> = Object.freeze({ timeoutMs: timeLimit, startTimer: aFunction });

const NAMED_MAX = 20;

/** Some of the tasks that were released together never ended. A failure of the set-up, like a broken barrier. */
export class HungTasksError extends ExplorationError {
  /** Always `HUNG_TASKS`. */
  readonly code = 'HUNG_TASKS';
  /** The numbers of the tasks that did not end, counted from 0. */
  readonly tasks: readonly number[];

  /** Lists the first tasks that did not end, and counts the others. `timeoutMs` is the time that they had, in milliseconds. */
  constructor(tasks: readonly number[], timeoutMs: number) {
    const others = tasks.length > NAMED_MAX ? ` and ${tasks.length - NAMED_MAX} more` : '';
    super(
      `After ${timeoutMs} ms these tasks had not ended: ${tasks.slice(0, NAMED_MAX).join(', ')}${others}. They may wait for each other; this run proves nothing.`,
    );
    this.tasks = tasks;
  }
}

/**
 * Runs `parties` tasks at once: holds all of them at a {@link Barrier}, releases them together, and waits until they have ended.
 *
 * Each call is a run of its own. It never throws, but rejects.
 *
 * @param parties - How many tasks: a whole number from 1 to 1000000.
 * @param task - Does one task. It gets the number of the task, from 0 to `parties - 1`. A task that throws at once, or returns
 * no promise, ends like any other.
 * @returns How each task ended, by its number. Tasks that fail are in it, too.
 * @throws BarrierOptionError when an argument or an option is out of range, or an option is unknown (`BARRIER_OPTION`).
 * @throws BrokenBarrierError when not all could be released together, here or at a barrier within a task (`BROKEN_BARRIER`).
 * @throws HungTasksError naming the tasks that did not end in time (`HUNG_TASKS`).
 */
export async function releaseTogether<T>(
  parties: number,
  task: (index: number) => T | PromiseLike<T>,
  options: ReleaseOptions = {},
): Promise<PromiseSettledResult<T>[]> {
  checkValue('parties', parties, OWNER, TASKS);
  checkValue('task', task, OWNER, aFunction);
  const { timeoutMs = TIMEOUT_MS_DEFAULT, startTimer = startRealTimer } = readOptions(options, OWNER, RULES);
  const barrier = new Barrier(parties, { timeoutMs, startTimer });
  const running = new Set<number>();
  const tasks = Array.from({ length: parties }, async (_, index) => {
    running.add(index);
    try {
      await barrier.wait();
      return await task(index);
    } finally {
      // In finally: a task may also throw synchronously, or return no promise.
      running.delete(index);
    }
  });
  const outcomes = await endOf(Promise.allSettled(tasks), timeoutMs, startTimer);
  if (outcomes === undefined) {
    throw new HungTasksError([...running], timeoutMs);
  }
  const failure = outcomes.map(setUpFailure).find((error) => error !== undefined);
  if (failure !== undefined) {
    throw failure;
  }
  return outcomes;
}

/** The error of a task if it is a failure of the set-up. Such an error makes the run invalid; it is not a result of the task. */
function setUpFailure(outcome: PromiseSettledResult<unknown>): ExplorationError | undefined {
  const reason: unknown = outcome.status === 'rejected' ? outcome.reason : undefined;
  const isOfBarrier =
    reason instanceof BrokenBarrierError ||
    reason instanceof HungTasksError ||
    reason instanceof BarrierOptionError;
  return isOfBarrier ? reason : undefined;
}

/** The result of `work`, or `undefined` when the time limit ends first. */
function endOf<T>(work: Promise<T>, timeoutMs: number, startTimer: StartTimer): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const limit = new TimeLimit({
      startTimer,
      durationMs: timeoutMs,
      isUp: () => resolve(undefined),
      fail: (why, cause) => reject(new BrokenBarrierError(why, { cause })),
    });
    limit.start();
    work.then((result) => {
      limit.end();
      resolve(result);
    }, reject);
  });
}
