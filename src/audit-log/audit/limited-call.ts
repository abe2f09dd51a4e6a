import { type LimitOptions, limitOf } from '../domain/call-options';
import type { AuditStoreError } from '../domain/errors';
import { abortReason, unlessAborted, whileListening } from '../ports/call-limits';
import { type Clock, within } from '../ports/clock';

/** What ends a call before it is done. */
export interface CallLimit extends LimitOptions {
  /**
   * Makes what the caller is told when the time is up.
   *
   * @param isOver whether the step that was under way has ended, so that what was done is known.
   */
  readonly tooLate: (isOver: boolean) => AuditStoreError;
  /** So long its caller waits for the step under way when the call is stopped, in milliseconds; `undefined` for as long as it takes. */
  readonly stepMs: number | undefined;
}

/** What else ends it. */
interface Surroundings {
  readonly clock: Clock;
  /** Aborted when the work has to end because the log does. */
  readonly ending: AbortSignal;
}

/** Long enough for a step that nothing holds up, so that the answer is exact; in milliseconds. */
export const STEP_MS = 500;

/**
 * Does work in steps, until the time is up or somebody gives up. `stop` is aborted then, and the work looks at it before each step.
 *
 * The caller is told when the step under way has ended, so that all is as it stays; but where that never ends, it does not wait.
 * Work that ends well all the same has ended well: what was done is not told as a failure.
 */
export async function limitedCall<T>(
  { timeoutMs, signal, tooLate, stepMs }: CallLimit,
  { clock, ending }: Surroundings,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) {
    throw abortReason(signal);
  }
  const stop = new AbortController();
  const released = new AbortController();
  const release = (reason: unknown) => {
    stop.abort(reason);
    released.abort(reason);
  };
  let isLate = false;
  const late = () => {
    isLate = true;
    release(tooLate(false));
    return stop.signal.reason;
  };
  const working = whileListening(work(stop.signal), ending, () => stop.abort(ending.reason));
  try {
    const inTime = within(unlessAborted(working, released.signal), {
      clock,
      durationMs: limitOf(timeoutMs),
      late,
    });
    return await whileListening(inTime, signal, () => release(signal && abortReason(signal)));
  } catch (error) {
    if (!released.signal.aborted) {
      throw error;
    }
    const step = await lastStep(working, clock, stepMs);
    if (step?.status === 'fulfilled') {
      return step.value;
    }
    throw isLate ? tooLate(step !== undefined) : error;
  }
}

/** How the work has ended, if it soon does. */
async function lastStep<T>(
  working: Promise<T>,
  clock: Clock,
  durationMs: number | undefined,
): Promise<PromiseSettledResult<T> | undefined> {
  const late = () => new Error('the step under way has not ended');
  const ended = within(Promise.allSettled([working]), { clock, durationMs, late });
  const [soon] = await Promise.allSettled([ended]);
  return soon.status === 'fulfilled' ? soon.value[0] : undefined;
}
