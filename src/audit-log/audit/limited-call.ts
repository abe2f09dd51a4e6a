import { type LimitOptions, limitOf } from '../domain/call-options';
import type { AuditStoreError } from '../domain/errors';
import { abortReason, unlessAborted, whileListening } from '../ports/call-limits';
import { type Clock, within } from '../ports/clock';

/** What ends a call before it is done. */
export interface CallLimit extends LimitOptions {
  /**
   * Makes the error for a caller whose time is up.
   *
   * @param isOver whether the step that was under way has ended, so that what was done is known.
   */
  readonly tooLate: (isOver: boolean) => AuditStoreError;
  /** How long a stopped call waits for the step under way, in milliseconds; `undefined` to wait until the step ends. */
  readonly stepMs: number | undefined;
}

/** What a call needs besides its own limits. */
interface Surroundings {
  readonly clock: Clock;
  /** Aborted when the work has to end because the log does. */
  readonly ending: AbortSignal;
}

/** Long enough for a step that nothing blocks, so that the error can say exactly what was done; in milliseconds. */
export const STEP_MS = 500;

/**
 * Does work in steps, until the time is up or the caller gives up. Then `stop` is aborted, which the work checks before each step.
 *
 * The call settles when the step under way has ended, so that nothing changes afterwards, but it does not wait for a step that never
 * ends. Work that succeeds after all is a success: what was done is not reported as a failure.
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
