import { abortOf } from './abort-of';
import { timersOfCaller } from './active-timers';
import { ControlledTimeout } from './controlled-timeout';
import { durationInMs } from './duration';
import { nativePromised, nativeTimeoutSignal } from './native-timers';
import { type Starters, startersFor } from './starters';

interface TimerSettings {
  readonly signal?: AbortSignal | undefined;
  readonly ref?: boolean | undefined;
}

/** Like {@link timerFunctions}, for the timers that return promises, and for signals that abort after a delay. */
export const promisedTimers = Object.freeze({
  setTimeout(delay?: unknown, value?: unknown, settings: TimerSettings = {}): Promise<unknown> {
    const timers = timersFor(settings, delay);
    return timers === undefined
      ? Reflect.apply(nativePromised.setTimeout, undefined, [delay, value, settings])
      : wait(settings.signal, (ring) => timers.timeout(delay, () => ring(value)));
  },

  setImmediate(value?: unknown, settings: TimerSettings = {}): Promise<unknown> {
    const timers = timersFor(settings);
    return timers === undefined
      ? Reflect.apply(nativePromised.setImmediate, undefined, [value, settings])
      : wait(settings.signal, (ring) => timers.immediate(() => ring(value)));
  },

  async *setInterval(delay?: unknown, value?: unknown, settings: TimerSettings = {}): AsyncGenerator {
    const timers = timersFor(settings, delay);
    if (timers === undefined) {
      yield* Reflect.apply(nativePromised.setInterval, undefined, [delay, value, settings]);
      return;
    }
    yield* repeat(timers, { delay, value, signal: settings.signal });
  },

  wait(delay: unknown, settings?: TimerSettings): Promise<unknown> {
    return promisedTimers.setTimeout(delay, undefined, settings);
  },

  yield(): Promise<unknown> {
    return promisedTimers.setImmediate();
  },
});

/** `AbortSignal.timeout`. */
export function timeoutSignal(delay: number): AbortSignal {
  const queue = timersOfCaller();
  if (queue === undefined || !(Number.isInteger(delay) && delay >= 0 && delay < 2 ** 32)) {
    return nativeTimeoutSignal(delay);
  }
  const controller = new AbortController();
  const callback = () =>
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  const durationMs = durationInMs(delay);
  new ControlledTimeout(queue, {
    name: 'AbortSignal.timeout',
    durationMs,
    repeats: false,
    callback,
    args: [],
  });
  return controller.signal;
}

/** The timers of the calling code. Undefined for invalid arguments: Node itself then reports the error. */
function timersFor(settings: unknown, delay?: unknown): Starters | undefined {
  if (delay !== undefined && typeof delay !== 'number') {
    return;
  }
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    return;
  }
  const { signal, ref }: { signal?: unknown; ref?: unknown } = settings;
  const isSignal =
    signal === undefined || (typeof signal === 'object' && signal !== null && 'aborted' in signal);
  const isRef = ref === undefined || typeof ref === 'boolean';
  return isSignal && isRef ? startersFor(ref ?? true) : undefined;
}

/** A promise with as many microtasks as Node's own, because the order of the code that awaits it depends on their number. */
function wait(
  signal: AbortSignal | undefined,
  start: (ring: (value: unknown) => void) => () => void,
): Promise<unknown> {
  if (signal?.aborted) {
    return Promise.reject(abortOf(signal));
  }
  let onAbort: (() => void) | undefined;
  const promise = new Promise((resolve, reject) => {
    const clear = start(resolve);
    if (signal !== undefined) {
      onAbort = () => {
        clear();
        reject(abortOf(signal));
      };
      signal.addEventListener('abort', onAbort);
    }
  });
  return onAbort === undefined
    ? promise
    : promise.finally(() => onAbort && signal?.removeEventListener('abort', onAbort));
}

interface Repetition {
  readonly delay: unknown;
  readonly value: unknown;
  readonly signal: AbortSignal | undefined;
}

/** An interval as in `node:timers/promises`: rings that come before the next iteration are counted, not lost. */
async function* repeat(timers: Starters, { delay, value, signal }: Repetition): AsyncGenerator {
  if (signal?.aborted) {
    throw abortOf(signal);
  }
  let rings = 0;
  let wake: ((value?: unknown) => void) | undefined;
  const callback = () => {
    rings += 1;
    wake?.();
  };
  const onAbort = () => {
    clear();
    wake?.();
  };
  const clear = timers.interval(delay, callback);
  try {
    signal?.addEventListener('abort', onAbort, { once: true });
    while (signal === undefined || !signal.aborted) {
      if (rings === 0) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      for (; rings > 0; rings -= 1) {
        yield value;
      }
    }
    throw abortOf(signal);
  } finally {
    clear();
    signal?.removeEventListener('abort', onAbort);
  }
}
